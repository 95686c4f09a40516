/** What the command line was asked: the command, its paths and options, or what is wrong with them. */
import { parseArgs } from 'node:util';
import { parseDay } from '../engine/day';
import type { Day, Severity } from '../engine/domain';
import type { Messages } from '../messages/message';

export const FORMATS = {
  check: ['text', 'json'],
  reconcile: ['table', 'json'],
} as const;
export type CheckFormat = (typeof FORMATS.check)[number];
export type ReconcileFormat = (typeof FORMATS.reconcile)[number];

/** The least severe finding that makes the exit code 1. */
export type FailOn = Severity | 'never';
const FAIL_ON: readonly FailOn[] = ['error', 'warning', 'information', 'never'];

interface Selection {
  readonly paths: readonly string[];
  readonly failOn: FailOn;
  readonly organization: string | undefined;
  /** A day of the cycle to show. */
  readonly cycle: Day | undefined;
}

export type Request =
  | { readonly command: 'help' | 'version' | 'lsp' }
  | ({ readonly command: 'check'; readonly format: CheckFormat } & Selection)
  | ({ readonly command: 'reconcile'; readonly format: ReconcileFormat } & Selection);

/** The request, or a sentence about what cannot be understood. */
export function parseRequest(messages: Messages, args: readonly string[]): Request | string {
  try {
    return readRequest(messages, args);
  } catch (error) {
    return error instanceof Error ? messages.badArguments(error.message) : String(error);
  }
}

function readRequest(messages: Messages, args: readonly string[]): Request | string {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
      stdio: { type: 'boolean' },
      format: { type: 'string' },
      'fail-on': { type: 'string' },
      organization: { type: 'string' },
      cycle: { type: 'string' },
    },
  });
  const [command, ...paths] = positionals;
  if (values.version === true) return { command: 'version' };
  if (values.help === true || command === 'help') return { command: 'help' };
  if (command === 'lsp') return values.stdio === true ? { command } : messages.lspNeedsStdio();
  if (command !== 'check' && command !== 'reconcile') return messages.unknownCommand(command);

  const failOn = FAIL_ON.find(level => level === (values['fail-on'] ?? 'error'));
  if (failOn === undefined) return messages.unknownOption('--fail-on', values['fail-on'] ?? '', FAIL_ON);
  const cycle = values.cycle === undefined ? undefined : parseDay(values.cycle);
  if (values.cycle !== undefined && cycle === undefined) return messages.badCycle(values.cycle);
  const selection: Selection = { paths, failOn, organization: values.organization, cycle };
  const choose = <Format extends string>(formats: readonly [Format, ...Format[]]): Format | undefined =>
    formats.find(format => format === (values.format ?? formats[0]));
  if (command === 'check') {
    const format = choose(FORMATS.check);
    return format === undefined ? badFormat(messages, values.format, FORMATS.check) : { command, format, ...selection };
  }
  const format = choose(FORMATS.reconcile);
  return format === undefined
    ? badFormat(messages, values.format, FORMATS.reconcile)
    : { command, format, ...selection };
}

const badFormat = (messages: Messages, written: string | undefined, formats: readonly string[]): string =>
  messages.unknownOption('--format', written ?? '', formats);
