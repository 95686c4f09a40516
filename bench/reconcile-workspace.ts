/** Reconciles a folder. */
import { answer } from './answer';
import { reconcileAll } from './whole-folder';

await answer(() => reconcileAll(process.argv[2] ?? '.'));
