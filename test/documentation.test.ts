/** The pages for people are complete, and their links lead somewhere. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { referenceOf, schemasInOrder } from '../scripts/reference.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const PAGES = execFileSync('git', ['ls-files', '*.md'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');

/** Packages that are too many for node_modules. */
const OWN_LOCKS = ['test/vscode/host', 'scripts/packing', 'bench'];

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly inBundle?: boolean;
  readonly dependencies?: object;
  readonly devDependencies?: object;
  readonly optionalDependencies?: object;
}

const FENCED = /^(`{3,})[^\n]*\n[\s\S]*?^\1$/gm;
const LINK = /\]\(([^)\s]+)\)/g;

const linksOf = (page: string): string[] =>
  [...read(page).replaceAll(FENCED, '').matchAll(LINK)].flatMap(({ 1: target }) => target ?? []);

/** The names under which a page's headings are found: what is no letter or digit is left out, blanks become hyphens. */
function anchorsOf(page: string): Set<string> {
  const anchors = new Set<string>();
  for (const { 1: heading = '' } of read(page)
    .replaceAll(FENCED, '')
    .matchAll(/^#+ (.+)$/gm)) {
    const anchor = heading
      .replaceAll(LINK, ']')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-');
    let name = anchor;
    for (let copy = 1; anchors.has(name); copy += 1) name = `${anchor}-${copy}`;
    anchors.add(name);
  }
  return anchors;
}

/** Why a link of a page leads nowhere; undefined where it leads somewhere. */
function fault(page: string, target: string): string | undefined {
  if (/^(https:|command:)/.test(target)) return undefined;
  if (/^[a-z]+:/.test(target)) return 'not a safe address';
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? page : relative(ROOT, join(ROOT, dirname(page), path));
  if (file.startsWith('..') || !existsSync(join(ROOT, file))) return 'no such file';
  return anchor === undefined || anchorsOf(file).has(anchor) ? undefined : 'no such heading';
}

describe('the pages', () => {
  it('have links that lead to files and headings that are there', () => {
    const links = PAGES.flatMap(page => linksOf(page).map(target => ({ page, target })));
    expect(links.length).toBeGreaterThan(100);
    const broken = links.flatMap(({ page, target }) => {
      const why = fault(page, target);
      return why === undefined ? [] : [`${page}: ${target}: ${why}`];
    });
    expect(broken).toEqual([]);
  });

  it('are all reached from the first page, but for those of the editor itself', () => {
    const reached = new Set(['README.md']);
    for (const page of reached) {
      for (const target of linksOf(page)) {
        const file = relative(ROOT, join(ROOT, dirname(page), target.split('#')[0] ?? ''));
        if (PAGES.includes(file)) reached.add(file);
      }
    }
    const left = PAGES.filter(page => !reached.has(page) && !page.startsWith('client/'));
    expect(left).toEqual([]);
  });

  it('describe every key as the schemas do', async () => {
    expect(read('docs/reference.md')).toBe(referenceOf(await schemasInOrder()));
  });

  it('name every package that is depended on, and what for', () => {
    const rows = read('README.md').match(/^\| `[^|]+\|[^|]+\|$/gm) ?? [];
    const named = rows.flatMap(row => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(match => match[1]));
    // What is bundled is not installed with the command line, so that to npm all of it is for development.
    const wanted = Object.keys(JSON.parse(read('package.json')).devDependencies);
    expect(named.toSorted()).toEqual(wanted.toSorted());
  });

  it.each(['.', ...OWN_LOCKS])('name no package whose version and content the lock file of %s does not pin', folder => {
    const { packages } = JSON.parse(read(`${folder}/package-lock.json`));
    const { '': own, ...others }: Record<string, Locked> = packages;
    expect(Object.keys(others).length).toBeGreaterThan(5);
    // What another one bundles is pinned with it.
    const loose = Object.entries(others).filter(
      ([, { version, integrity, inBundle }]) => !inBundle && !(version && integrity),
    );
    expect(loose.map(([path]) => path)).toEqual([]);
    const wanted = Object.keys({ ...own?.dependencies, ...own?.devDependencies, ...own?.optionalDependencies });
    expect(wanted.filter(name => others[`node_modules/${name}`] === undefined)).toEqual([]);
  });

  it('name every package that is locked in a folder of its own', () => {
    for (const folder of OWN_LOCKS) {
      const { dependencies, devDependencies } = JSON.parse(read(`${folder}/package.json`));
      const paragraph =
        read('README.md')
          .split('\n\n')
          .find(text => text.includes(`(${folder}/package.json)`)) ?? '';
      expect(
        Object.keys({ ...dependencies, ...devDependencies }).filter(one => !paragraph.includes(`\`${one}\``)),
      ).toEqual([]);
    }
  });
});
