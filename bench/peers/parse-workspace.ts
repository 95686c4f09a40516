/**
 * Reads every YAML file of a folder, parses it with `yaml`, the least that a tool built on it has to do, and prints how
 * long that took without the start of Node.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';

const folder = process.argv[2] ?? '.';
const start = performance.now();
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (name.endsWith('.yaml')) parseDocument(readFileSync(join(folder, name), 'utf8'));
}
console.log(JSON.stringify({ milliseconds: performance.now() - start }));
