/** What the manifest promises: texts, files, commands and settings that are there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json';
import english from '../package.nls.json';
import swedish from '../package.nls.sv.json';

const ROOT = new URL('..', import.meta.url);
const { contributes } = manifest;
const [walkthrough] = contributes.walkthroughs;

const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};

const sources = readdirSync(new URL('client/src', ROOT), { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map(file => `client/src/${file}`)
  .concat('server/src/protocol.ts')
  .map(file => readFileSync(new URL(file, ROOT), 'utf8'))
  .join('\n');

const commands = contributes.commands.map(({ command }) => command);

describe('the manifest', () => {
  it('has every text that it names in its table, and no other', () => {
    const named = stringsIn(manifest).flatMap(text => /^%(.+)%$/.exec(text)?.[1] ?? []);
    expect([...new Set(named)].sort()).toEqual(Object.keys(english).sort());
  });

  it('names files that are there', () => {
    const files = [contributes, english, swedish].flatMap(stringsIn).filter(text => /^(\.\/)?client\//.test(text));
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter(file => !existsSync(new URL(file, ROOT)))).toEqual([]);
  });

  it('says everything in Swedish, with the same commands in it', () => {
    expect(Object.keys(swedish)).toEqual(Object.keys(english));
    const commandsIn = (text: string): string[] => text.match(/\(command:[\w.]+\)/g) ?? [];
    for (const [name, text] of Object.entries(english))
      expect(commandsIn(swedish[name as keyof typeof swedish])).toEqual(commandsIn(text));
  });

  it('has each page of the walkthrough in Swedish, where VS Code looks for it', () => {
    const pages = walkthrough?.steps.flatMap(({ media }) => media.markdown ?? []) ?? [];
    expect(pages.length).toBeGreaterThan(3);
    const translated = pages.map(page => page.replace(/\.md$/, '.nls.sv.md'));
    expect(translated.filter(page => !existsSync(new URL(page, ROOT)))).toEqual([]);
  });

  it('contributes the commands that the client registers', () => {
    expect(commands.filter(command => !sources.includes(`'${command}'`))).toEqual([]);
  });

  it('leads from its texts and menus to commands that it has', () => {
    const linked = stringsIn(english).flatMap(text => [...text.matchAll(/\(command:([\w.]+)\)/g)].map(([, id]) => id));
    const inMenus = Object.values(contributes.menus).flatMap(items => items.map(({ command }) => command));
    expect([...linked, ...inMenus].filter(id => !commands.includes(id ?? ''))).toEqual([]);
  });

  it('has at most twelve settings, each for a folder of its own', () => {
    const settings = Object.values(contributes.configuration.properties);
    expect(settings.length).toBeLessThanOrEqual(12);
    expect(new Set(settings.map(({ scope }) => scope))).toEqual(new Set(['resource']));
  });
});

describe('the walkthrough', () => {
  it('goes from the idea to a reconciled deal', () => {
    expect(walkthrough?.steps.map(({ id }) => id)).toEqual(['idea', 'subscription', 'usage', 'why', 'dailyDetail']);
  });

  it('ticks a step off when it is done, not when its command is called', () => {
    const [idea, ...doing] = walkthrough?.steps.map(({ completionEvents }) => completionEvents) ?? [];
    expect(idea).toEqual(['onStepSelected']);
    for (const event of doing.flat()) {
      expect(event).toMatch(/^onContext:/);
      expect(sources).toContain(`'${event.replace('onContext:', '')}'`);
    }
    expect(doing.at(-1)).toEqual(['onContext:entitlements.hasReconciledDeal']);
  });
});
