/** Parses a folder with `yaml` and prints how long that took without the start of Node. */
import { time } from '../measure';
import { parseAll } from '../whole-folder';

const milliseconds = await time(() => parseAll(process.argv[2] ?? '.'));
console.log(JSON.stringify({ milliseconds }));
