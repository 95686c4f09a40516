/** What the extension does in VS Code, through VS Code's own interface; runs in any of its extension hosts. */
import * as vscode from 'vscode';
import {
  type Check,
  closingLine,
  eventually,
  eventuallyEqual,
  expectContains,
  expectEqual,
  runChecks,
} from '../checks';
import { editChecks } from './edits';
import { serverProcessChecks } from './server-process';
import {
  codeOf,
  findingsOf,
  foundOnDays,
  hintsOf,
  hoverAt,
  linkOf,
  open,
  pageOf,
  placeOf,
  put,
  remove,
  replace,
  uriOf,
  write,
} from './workspace';

const SUBSCRIPTION = 'guide.subscription.yaml';
const USAGE = 'guide.usage.yaml';
const EXTENSION = 'entitlement-specs.entitlement-specs';

/** What the guide's five days come to. */
const USAGE_FINDINGS = ['2024-06-10: substitution', '2024-06-12: overage', '2024-06-13: overage'];

const hintBehind = async (file: string, line: RegExp): Promise<readonly string[]> =>
  (await hintsOf(await open(file))).filter(hint => line.test(hint.line)).map(hint => hint.text);

const expectHint = (file: string, line: RegExp, hint: string): Promise<unknown> =>
  eventuallyEqual(`the hint behind ${line}`, () => hintBehind(file, line), [hint]);

const brackets = (depth: number): string => `kind: usage\norganization: guide\ndays: ${'['.repeat(depth)}\n`;

const previews = () =>
  vscode.window.tabGroups.all
    .flatMap(group => group.tabs.map(({ input, label }) => ({ input, label, column: group.viewColumn })))
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('dailyDetail'));

const isAwake = (): boolean => vscode.extensions.getExtension(EXTENSION)?.isActive === true;

const checks: readonly Check[] = [
  {
    title: 'The extension sleeps until one of its own files is opened.',
    run: async () => {
      await vscode.window.showTextDocument(await open('README.md'));
      await vscode.window.showTextDocument(await write('plain.yaml', 'kind: subscription\n'));
      expectEqual(isAwake(), false, 'whether the extension is awake');
      await vscode.window.showTextDocument(await open(SUBSCRIPTION));
      await eventuallyEqual('whether the extension is awake', isAwake, true);
      await remove('plain.yaml');
    },
  },
  {
    title: 'The four kinds of file have a language of their own; other YAML keeps its own.',
    run: async () => {
      const names = ['subscription.yaml', 'usage.yaml', 'invoice.yaml', 'entitlements.yaml', 'usage.yml', 'yaml'];
      const languages: string[] = [];
      for (const name of names) {
        languages.push((await write(`acme.${name}`, '# empty\n')).languageId);
        await remove(`acme.${name}`);
      }
      expectEqual(languages, [...names.slice(1).map(() => 'entitlements'), 'yaml'], 'the languages');
    },
  },
  {
    title: 'Opening the subscription finds overage in the usage file that nobody has opened.',
    run: async () => {
      await open(SUBSCRIPTION);
      await eventuallyEqual('the findings of the usage file', () => foundOnDays(USAGE), USAGE_FINDINGS);
      const opened = vscode.workspace.textDocuments.map(document => document.uri.toString());
      expectEqual(opened.includes(uriOf(USAGE).toString()), false, 'whether the usage file is open');
    },
  },
  {
    title: 'A finding names its code, links to what it means, and leads from the commitment to the peak and back.',
    run: async () => {
      const overage = (file: string) => findingsOf(file).filter(finding => codeOf(finding) === 'overage');
      const atCommitted = await eventually(
        'the overage at the committed quantities',
        () => overage(SUBSCRIPTION),
        findings => findings.length === 2,
      );
      for (const finding of atCommitted) {
        expectContains(linkOf(finding), ['docs/findings.md', '#overage'], 'the link of the code');
        const [there, ...others] = finding.relatedInformation ?? [];
        expectEqual([there?.location.uri.toString(), others.length], [uriOf(USAGE).toString(), 0], 'the related file');
        const atPeak = overage(USAGE).find(({ range }) => there?.location.range.isEqual(range));
        const [back] = atPeak?.relatedInformation ?? [];
        expectEqual(back?.location.uri.toString(), uriOf(SUBSCRIPTION).toString(), 'the file that leads back');
        expectEqual(back?.location.range, finding.range, 'the place that it leads back to');
      }
    },
  },
  {
    title: 'The page that a finding’s code links to is there to be read.',
    run: async () => {
      const [finding] = findingsOf(USAGE);
      const address = finding === undefined ? '' : pageOf(finding);
      const page = await vscode.workspace.openTextDocument(vscode.Uri.parse(address, true).with({ fragment: '' }));
      expectContains(page.getText(), ['## overage', '## substitution'], address);
    },
  },
  {
    title: 'A CSV file that a usage file names is counted, and again when it changes and when it is gone.',
    run: async () => {
      const july = (used: number): string =>
        `Usage Date,Usage Type,Units Used\n2024-07-10,Standard Named Agent,${used}\n`;
      const findings = (): readonly string[] => findingsOf('raw/july.csv').map(({ message }) => message);
      await put('raw/july.csv', july(27));
      await put(
        'july.entitlements.yaml',
        [
          '{kind: subscription, id: SUB-9, organization: july, start: 2024-06-09, agentModel: named, currency: USD,',
          '  surgeProtection: 30%, licenses: {standard: {committed: 20, overage: {unitPrice: 100.00}}}}',
          '---',
          '{kind: usage, organization: july, sources: [{file: raw/july.csv, format: daily-detail}]}',
        ].join('\n'),
      );
      const says = (text: string) => eventually(text, findings, all => all.some(one => one.includes(text)));
      await says('This peak of 27 with 20 committed');
      await put('raw/july.csv', july(29));
      await says('This peak of 29 with 20 committed');
      await remove('raw');
      await eventually(
        'the finding where the file is named',
        () => findingsOf('july.entitlements.yaml').map(codeOf),
        codes => codes.includes('source-unreadable'),
      );
      await remove('july.entitlements.yaml');
      await eventuallyEqual(
        'the findings of a file that is gone',
        () => findingsOf('july.entitlements.yaml').length,
        0,
      );
    },
  },
  {
    title: 'An organization that is renamed is renamed in files that nobody has opened, too.',
    run: async () => {
      await write('one.subscription.yaml', 'kind: subscription\norganization: before\n');
      await put('two.usage.yaml', 'kind: usage\norganization: before\ndays: [{date: soon}]\n');
      await eventually(
        'a finding of the usage file',
        () => findingsOf('two.usage.yaml').length,
        count => count > 0,
      );
      const subscription = await open('one.subscription.yaml');
      const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        subscription.uri,
        placeOf(subscription, 'organization: <|>before'),
        'after',
      );
      expectEqual(await vscode.workspace.applyEdit(edit), true, 'whether it could be renamed');
      expectContains((await open('two.usage.yaml')).getText(), ['organization: after'], 'the usage file');
      for (const file of ['one.subscription.yaml', 'two.usage.yaml']) {
        await (await open(file)).save();
        await remove(file);
      }
    },
  },
  {
    title: 'The language that the settings name is spoken at once.',
    run: async () => {
      const settings = vscode.workspace.getConfiguration('entitlements', uriOf(USAGE));
      const speak = (language: string | undefined) =>
        settings.update('language', language, vscode.ConfigurationTarget.Workspace);
      const messages = (): string =>
        findingsOf(USAGE)
          .map(({ message }) => message)
          .join('\n');
      const says = (words: string) => eventually(words, messages, text => text.includes(words));
      await speak('sv');
      await says('överförbrukning');
      await speak(undefined);
      await says('overage');
      await remove('.vscode');
    },
  },
  {
    title: 'Each of the mistakes to mend has the finding that the comment above it promises.',
    run: async () => {
      const file = 'mistakes.entitlements.yaml';
      const text = (await open(file)).getText();
      const promised = [...text.matchAll(/# \d+ · ([a-z-]+):/g)].map(([, code = '']) => code);
      expectEqual(promised.length, 14, 'the number of mistakes');
      await eventually(
        `the findings ${[...new Set(promised)].join(', ')}`,
        () => findingsOf(file).map(codeOf),
        codes => promised.every(code => codes.includes(code)),
      );
    },
  },
  {
    title: 'Hints say what a day, a commitment, the ports and the surge protection come to.',
    run: async () => {
      await expectHint(USAGE, /2024-06-10/, '1 substituted · 7 overage');
      await expectHint(SUBSCRIPTION, /committed: 20/, 'peak 31 · 11 overage');
      await expectHint(SUBSCRIPTION, /committed: 2$/, '52 ports in all');
      await expectHint(SUBSCRIPTION, /surgeProtection/, '100 calls at once');
      await expectHint('surge.subscription.yaml', /surgeProtection: 30%/, '57 calls at once');
    },
  },
  {
    title: 'A hover shows the arithmetic as a table, with its rule.',
    run: async () => {
      const usage = await open(USAGE);
      const hover = await hoverAt(usage, placeOf(usage, 'premium: 4, standard: <|>28'));
      expectContains(hover, ['|', '28', '20', '7', 'R4', 'R5'], 'the hover on the figure');
      const subscription = await open(SUBSCRIPTION);
      const committed = await hoverAt(subscription, placeOf(subscription, 'committed: <|>20'));
      expectContains(committed, ['|', '31', '11', 'R6'], 'the hover on the committed quantity');
      const ports = await hoverAt(subscription, placeOf(subscription, 'committed: <|>2\n'));
      expectContains(ports, ['|', '2 × (5 + 20) + 2', '52', 'R7'], 'the hover on the add-on ports');
      const surge = await open('surge.subscription.yaml');
      const limit = await hoverAt(surge, placeOf(surge, 'surgeProtection: <|>30%'));
      expectContains(limit, ['|', '44', '57', 'R8'], 'the hover on the surge percentage');
      const day = await hoverAt(usage, placeOf(usage, 'date: <|>2024-06-10, premium'));
      expectContains(day, ['|', 'Premium overage', 'Standard overage', '8 − 1'], 'the hover on the day');
    },
  },
  {
    title: 'A change of the committed quantity changes what the usage file says, before anything is saved.',
    run: async () => {
      const subscription = await open(SUBSCRIPTION);
      await replace(subscription, 'committed: 20', 'committed: 31');
      await eventuallyEqual('the findings of the usage file', () => foundOnDays(USAGE), ['2024-06-13: overage']);
      await expectHint(SUBSCRIPTION, /committed: 31/, 'peak 31');
      await replace(subscription, 'committed: 31', 'committed: 20');
      await eventuallyEqual('the findings of the usage file', () => foundOnDays(USAGE), USAGE_FINDINGS);
      expectEqual((await open(USAGE)).isDirty, false, 'whether the usage file has been touched');
    },
  },
  {
    title: 'What is half typed is read as far as it goes.',
    run: async () => {
      const usage = await open(USAGE);
      const whole = '  - {date: 2024-06-13, premium: 7, standard: 31}';
      await replace(usage, whole, '  - {date: 2024-06-13, premium: 7, stand');
      await eventually(
        'the syntax finding',
        () => findingsOf(USAGE).map(codeOf),
        codes => codes.includes('yaml-syntax'),
      );
      const hover = await hoverAt(usage, placeOf(usage, 'premium: 4, standard: <|>28'));
      expectContains(hover, ['28', '7'], 'the hover on a day above');
      await replace(usage, '  - {date: 2024-06-13, premium: 7, stand', whole);
      await eventuallyEqual('the findings of the usage file', () => foundOnDays(USAGE), USAGE_FINDINGS);
    },
  },
  {
    title: 'A file nested without end is refused, and the others work on.',
    run: async () => {
      for (const depth of [1_000, 100_000]) {
        await write(`deep-${depth}.usage.yaml`, brackets(depth));
        await eventually(
          'the syntax finding',
          () => findingsOf(`deep-${depth}.usage.yaml`).map(codeOf),
          codes => codes.includes('yaml-syntax'),
        );
        const usage = await open(USAGE);
        const hover = await hoverAt(usage, placeOf(usage, 'premium: 4, standard: <|>28'));
        expectContains(hover, ['28', '7'], 'the hover in another file');
        await remove(`deep-${depth}.usage.yaml`);
      }
    },
  },
  {
    title: 'The command opens the daily detail beside the editor.',
    run: async () => {
      await vscode.window.showTextDocument(await open(USAGE));
      await vscode.commands.executeCommand('entitlements.openDailyDetail');
      await eventually(
        'the tab of the daily detail',
        () => previews().map(({ column }) => column),
        columns => columns.length === 1 && columns[0] === vscode.ViewColumn.Two,
      );
    },
  },
  {
    title: 'A new subscription and a month of usage are made of a few answers, and no file is ever overwritten.',
    run: async () => {
      const answers = {
        id: 'SUB-7',
        organization: 'newcomer',
        start: '2024-06-09',
        agentModel: 'named',
        currency: 'USD',
        committed: { premium: 5, standard: 20 },
      };
      const create = async (command: string, given: object): Promise<string> => {
        await vscode.commands.executeCommand(`entitlements.${command}`, given);
        return vscode.window.activeTextEditor?.document.uri.path.split('/').at(-1) ?? '';
      };
      const names = [
        await create('newSubscription', answers),
        await create('newSubscription', { ...answers, id: 'SUB-8', committed: {} }),
      ];
      await eventually(
        'the findings of the first',
        () => findingsOf(names[0] ?? ''),
        found => found.length > 0,
      );
      names.push(await create('newUsage', { organization: 'newcomer', cycle: '2024-06-09' }));
      expectEqual(
        names,
        ['newcomer.subscription.yaml', 'newcomer-2.subscription.yaml', 'newcomer-2024-06.usage.yaml'],
        'the new files',
      );
      const usage = await open('newcomer-2024-06.usage.yaml');
      expectEqual(usage.getText().match(/^ {2}- \{date: /gm)?.length, 30, 'the days of the cycle');
      await replace(usage, '{date: 2024-06-10', '{date: 2024-06-10, premium: 4, standard: 28');
      await eventuallyEqual('what the day comes to', () => hintBehind('newcomer-2024-06.usage.yaml', /06-10/), [
        '1 substituted · 7 overage',
      ]);
      await usage.save();
    },
  },
  {
    title: 'A CSV export becomes an unsaved usage file beside it, and its mistakes stand in it.',
    run: async () => {
      const lines = ['Usage Date,Usage Type,Units Used', '2024-07-10,Standard Named Agent,23', 'soon,IVR Port,1'];
      await write('july.csv', lines.join('\n'));
      await vscode.commands.executeCommand('entitlements.importCsv', uriOf('july.csv'), 'newcomer');
      const { document } = vscode.window.activeTextEditor ?? {};
      expectEqual([document?.isUntitled, document?.languageId], [true, 'entitlements'], 'unsaved, in our language');
      expectContains(document?.fileName ?? '', ['july.usage.yaml'], 'its name');
      expectContains(document?.getText() ?? '', ['{date: 2024-07-10, standard: 23}'], 'the usage');
      const places = findingsOf('july.csv').map(({ range }) => [range.start.line, range.start.character]);
      expectEqual(places, [[2, 0]], 'where the mistake stands');
      expectEqual(await document?.save(), true, 'whether it could be saved');
      expectContains((await open('july.usage.yaml')).getText(), ['standard: 23'], 'what is saved');
      const written = ['newcomer.subscription.yaml', 'newcomer-2.subscription.yaml', 'newcomer-2024-06.usage.yaml'];
      for (const file of ['july.csv', 'july.usage.yaml', ...written]) await remove(file);
    },
  },
  {
    title: 'A lens, the status bar and the view open the daily detail of one billing cycle.',
    run: async () => {
      const before = previews().length;
      const question = { uri: uriOf('substitution.usage.yaml').toString(), organization: 'substitution' };
      const titles = (): string[] => previews().map(({ label }) => label);
      await vscode.commands.executeCommand('entitlements.openDailyDetail', question);
      await eventually('its preview', titles, all => all.includes('Reconciliation: substitution.usage.yaml'));
      await vscode.commands.executeCommand('entitlements.openDailyDetail', { ...question, cycle: '2024-06-01' });
      // The preview that follows the editor serves for both.
      expectEqual(previews().length, before, 'the number of previews');
    },
  },
];

export const run = async (): Promise<void> => {
  const isWorker = 'importScripts' in globalThis;
  console.log(`The extension host is a ${isWorker ? 'worker' : 'process'}.`);
  const everywhere = [...checks, ...editChecks];
  const all = isWorker ? everywhere : [...everywhere, ...serverProcessChecks];
  if (isWorker)
    for (const { title } of serverProcessChecks) console.log(`– Only where the server is a process: ${title}`);
  const result = await runChecks(all, line => console.log(line));
  console.log(closingLine(result));
  if (result.failed > 0) throw new Error(`${result.failed} of ${all.length} checks failed.`);
};
