/** Reconciles a folder with the CSV files that it names. */
import { answer } from './answer';
import { reconcileSourced } from './sourced-folder';

await answer(() => reconcileSourced(process.argv[2] ?? '.'));
