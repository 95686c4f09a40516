/** Starts the command line from what was compiled at an earlier start. */
import { join } from 'node:path';
import { runCached } from '../code-cache';

runCached(join(__dirname, 'commands.js'));
