/** Starts the extension in a process, from what was compiled at an earlier start. */
import { join } from 'node:path';
import { runCached } from '../../server/src/code-cache';
import type { Extension } from './extension';

export const { activate, deactivate } = runCached(join(__dirname, 'extension.js')) as Extension;
