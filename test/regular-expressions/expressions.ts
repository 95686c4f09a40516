/** Every regular expression that ships: in the sources, in what they are bundled into, and in the files that VS Code reads. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vitest/node';
import type { Expression } from './linear';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Found extends Expression {
  readonly where: string;
}

export interface Read {
  readonly expressions: readonly Found[];
  /** Calls that make one of something else than a text: nobody can say of what without running them. */
  readonly made: readonly string[];
}

const filesIn = (folder: string, isWanted: (path: string) => boolean): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map(path => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter(isWanted)
    .sort();

const isSource = (path: string): boolean => path.endsWith('.ts') && !/\.(test|d)\.ts$/.test(path);

/** Those of our own sources. */
export const ofSources = (): Read =>
  together(['server/src', 'client/src', 'client/webview'].flatMap(folder => filesIn(folder, isSource)).map(readScript));

/** Those of the built scripts: our own once more, and those of the packages in them. */
export const ofBundles = (): Read =>
  together(filesIn('dist', path => path.endsWith('.js') && !path.includes('traffic-')).map(readScript));

/** Keys under which JSON files hold the source of one. */
const KEYS = {
  schemas: /^pattern$/,
  'package.json': /^regexp$/,
  'client/language': /^(match|begin|end|while|start|pattern|\w+Pattern|beforeText|afterText|previousLineText)$/,
};

/** Those of the schemas, the problem matcher, and VS Code's rules for the language. */
export const ofDeclarations = (): Found[] =>
  Object.entries(KEYS).flatMap(([place, key]) => {
    const files = place.endsWith('.json') ? [place] : filesIn(place, path => path.endsWith('.json'));
    return files.flatMap(where => {
      const text = readFileSync(join(ROOT, where), 'utf8');
      return declaredIn(JSON.parse(text), key, place === 'schemas' ? 'u' : '').map(one => ({ where, ...one }));
    });
  });

function declaredIn(value: unknown, key: RegExp, flags: string): Expression[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'flags' in value ? String(value.flags) : flags;
  return Object.entries(value).flatMap(([name, part]) => {
    if (typeof part !== 'string') return declaredIn(part, key, own);
    if (name === 'when') return conditionsIn(part);
    return key.test(name) ? { source: part, flags: own } : [];
  });
}

/** Conditions of commands hold some, too: `resourceFilename =~ /…/`. */
const conditionsIn = (condition: string): Expression[] =>
  [...condition.matchAll(/=~ \/((?:[^/\\]|\\.)*)\/(\w*)/g)].map(([, source = '', flags = '']) => ({ source, flags }));

const together = (all: readonly Read[]): Read => ({
  expressions: all.flatMap(({ expressions }) => expressions),
  made: all.flatMap(({ made }) => made),
});

function readScript(path: string): Read {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const expressions: Found[] = [];
  const made: string[] = [];
  const whereIs = ({ start }: Node): string => `${path}:${text.slice(0, start).split('\n').length}`;
  const look = (node: unknown): void => {
    if (Array.isArray(node)) for (const part of node) look(part);
    if (!isNode(node)) return;
    const literal = node['regex'];
    if (node.type === 'Literal' && isExpression(literal))
      expressions.push({ where: whereIs(node), source: literal.pattern, flags: literal.flags });
    else if (isMaking(node)) {
      const [source, flags] = node.arguments;
      if (isText(source) && (flags === undefined || isText(flags)))
        expressions.push({ where: whereIs(node), source: source.value, flags: flags?.value ?? '' });
      else made.push(`${path}: ${text.slice(node.start, node.end)}`);
    }
    for (const part of Object.values(node)) look(part);
  };
  look(parseAst(text, { lang: path.endsWith('.ts') ? 'ts' : 'js' }).body);
  return { expressions, made };
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const isExpression = (value: unknown): value is { readonly pattern: string; readonly flags: string } =>
  typeof value === 'object' && value !== null && 'pattern' in value && 'flags' in value;

const isText = (value: unknown): value is Node & { readonly value: string } =>
  isNode(value) && value.type === 'Literal' && typeof value['value'] === 'string';

const isMaking = (node: Node): node is Node & { readonly arguments: readonly unknown[] } =>
  (node.type === 'NewExpression' || node.type === 'CallExpression') &&
  isNode(node['callee']) &&
  node['callee']['name'] === 'RegExp' &&
  Array.isArray(node['arguments']);
