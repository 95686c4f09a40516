/** What the command line was asked: the command, its paths and options, or what is wrong with them. */
import { parseArgs } from 'node:util';
import { parseDay } from '../engine/day';
import type { Day, Severity } from '../engine/domain';
import { LANGUAGES, messagesIn } from '../messages/languages';
import type { Messages } from '../messages/message';

export const FORMATS = {
  check: ['text', 'json', 'sarif', 'github'],
  reconcile: ['table', 'json', 'csv', 'markdown'],
  invoice: ['text', 'json'],
  explain: ['text', 'json'],
} as const;
export type Format<Command extends keyof typeof FORMATS> = (typeof FORMATS)[Command][number];

/** The least severe finding that makes the exit code 1. */
export type FailOn = Severity | 'never';
const FAIL_ON = ['error', 'warning', 'information', 'never'] as const satisfies readonly FailOn[];

/** What the results are narrowed to. */
export interface Selection {
  readonly paths: readonly string[];
  readonly failOn: FailOn;
  readonly organization: string | undefined;
  /** A day of the cycle to show. */
  readonly cycle: Day | undefined;
}

export interface CheckRequest extends Selection {
  readonly command: 'check';
  readonly format: Format<'check'>;
}

export interface ReconcileRequest extends Selection {
  readonly command: 'reconcile';
  readonly format: Format<'reconcile'>;
}

export interface InvoiceRequest extends Selection {
  readonly command: 'invoice';
  readonly format: Format<'invoice'>;
}

export interface ImportRequest {
  readonly command: 'import';
  readonly file: string;
  readonly organization: string;
  readonly failOn: FailOn;
}

export interface ExplainRequest {
  readonly command: 'explain';
  readonly format: Format<'explain'>;
  readonly failOn: FailOn;
  readonly organization: string;
  /** Any day of the cycle. */
  readonly cycle: Day;
  readonly figure: string;
  /** The day of a daily figure. */
  readonly day: Day | undefined;
}

export type Request =
  | { readonly command: 'help' | 'version' | 'lsp' }
  | CheckRequest
  | ReconcileRequest
  | InvoiceRequest
  | ImportRequest
  | ExplainRequest;

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  stdio: { type: 'boolean' },
  format: { type: 'string' },
  'fail-on': { type: 'string' },
  organization: { type: 'string' },
  cycle: { type: 'string' },
  language: { type: 'string' },
} as const;

type Option = keyof typeof OPTIONS;

const OF_RESULTS: readonly Option[] = ['format', 'fail-on', 'organization', 'cycle', 'language'];

/** The options that each command knows. */
const OPTIONS_OF = {
  check: OF_RESULTS,
  reconcile: OF_RESULTS,
  invoice: OF_RESULTS,
  import: ['organization', 'fail-on', 'language'],
  explain: ['format', 'fail-on', 'language'],
  lsp: ['stdio', 'language'],
} satisfies Record<string, readonly Option[]>;

type Command = keyof typeof OPTIONS_OF;

interface Written {
  readonly positionals: readonly string[];
  readonly values: {
    readonly stdio?: boolean;
    readonly format?: string;
    readonly 'fail-on'?: string;
    readonly organization?: string;
    readonly cycle?: string;
    readonly language?: string;
  };
}

/** The language to answer in: the one that is asked for, however wrong the rest may be, else English. */
export function languageIn(args: readonly string[]): string | undefined {
  const { values } = parseArgs({ args: [...args], options: { language: OPTIONS.language }, strict: false });
  return typeof values.language === 'string' ? values.language : undefined;
}

/** The request, or a sentence about what cannot be understood. */
export function parseRequest(args: readonly string[]): Request | string {
  const messages = messagesIn(languageIn(args));
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
    const [command, ...others] = positionals;
    if (values.version === true) return { command: 'version' };
    if (values.help === true || command === 'help') return { command: 'help' };
    if (!isCommand(command)) return messages.unknownCommand(command);
    return readRequest(messages, command, { values, positionals: others });
  } catch (error) {
    return error instanceof Error ? messages.badArguments(error.message) : String(error);
  }
}

const isCommand = (word: string | undefined): word is Command => word !== undefined && Object.hasOwn(OPTIONS_OF, word);

/** What cannot be understood has a stand-in until all is read; the first sentence about it is the answer then. */
function readRequest(messages: Messages, command: Command, { values, positionals }: Written): Request | string {
  const problems: string[] = [];
  const known: readonly string[] = OPTIONS_OF[command];
  const foreign = Object.keys(values).find(option => !known.includes(option));
  if (foreign !== undefined) return messages.optionNotFor(`--${foreign}`, command);

  const choice = <Choice extends string>(
    option: Option,
    choices: readonly [Choice, ...Choice[]],
    written: string | undefined,
  ): Choice => {
    const chosen = choices.find(one => one === (written ?? choices[0]));
    if (chosen === undefined) problems.push(messages.unknownOption(`--${option}`, written ?? '', choices));
    return chosen ?? choices[0];
  };
  const day = (name: string, written: string): Day => {
    const parsed = parseDay(written);
    if (parsed === undefined) problems.push(messages.badDay(name, written));
    return parsed ?? 0;
  };
  choice('language', LANGUAGES, values.language);
  const failOn = choice('fail-on', FAIL_ON, values['fail-on']);
  const selection = (): Selection => ({
    paths: positionals,
    failOn,
    organization: values.organization,
    cycle: values.cycle === undefined ? undefined : day('--cycle', values.cycle),
  });
  const request = (): Request => {
    switch (command) {
      case 'check':
        return { command, format: choice('format', FORMATS.check, values.format), ...selection() };
      case 'reconcile':
        return { command, format: choice('format', FORMATS.reconcile, values.format), ...selection() };
      case 'invoice':
        return { command, format: choice('format', FORMATS.invoice, values.format), ...selection() };
      case 'import': {
        const { organization = '' } = values;
        const [file = ''] = positionals;
        if (positionals.length !== 1) problems.push(messages.importNeedsFile());
        if (organization === '') problems.push(messages.importNeedsOrganization());
        return { command, file, organization, failOn };
      }
      case 'explain': {
        const format = choice('format', FORMATS.explain, values.format);
        const [organization = '', cycle = '', figure = '', date] = positionals;
        if (positionals.length < 3 || positionals.length > 4) problems.push(messages.explainNeeds());
        return {
          command,
          format,
          failOn,
          organization,
          cycle: day('CYCLE', cycle),
          figure,
          day: date === undefined ? undefined : day('DATE', date),
        };
      }
      case 'lsp':
        if (values.stdio !== true) problems.push(messages.lspNeedsStdio());
        return { command };
    }
  };
  const read = request();
  return problems[0] ?? read;
}
