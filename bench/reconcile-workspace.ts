/** Reconciles a folder and prints how long that took without the start of Node. */
import { time } from './measure';
import { reconcileAll } from './whole-folder';

const milliseconds = await time(() => reconcileAll(process.argv[2] ?? '.'));
console.log(JSON.stringify({ milliseconds }));
