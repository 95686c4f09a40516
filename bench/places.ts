/** Where everything is that the benchmark starts. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The clone that is measured: the script that starts the benchmark runs it there. */
export const ROOT = process.cwd();
export const BENCH = join(ROOT, 'bench');

export const OURS = { server: join(ROOT, 'dist', 'start.js'), cli: join(ROOT, 'dist', 'cli.js') };

export const YAML_LANGUAGE_SERVER = join(BENCH, 'node_modules', 'yaml-language-server', 'bin', 'yaml-language-server');

/** Loads what the project's package has. */
export const requireOwn = createRequire(pathToFileURL(join(ROOT, 'package.json')));

/** Loads what only the benchmark's package has. */
export const requirePeer = createRequire(pathToFileURL(join(BENCH, 'package.json')));
