/** Parses a folder with `yaml`. */
import { answer } from '../answer';
import { parseAll } from '../whole-folder';

await answer(() => parseAll(process.argv[2] ?? '.'));
