/** The profiles of what reaches its target last, as a table. */
import { LOG_INS_DEAL, logInsCsv, workspaceFiles } from './documents';
import { withFolder } from './folders';
import { ALL_PARTS, type Shares } from './profile';
import { builtBeside, jsonOf } from './programs';

interface Profiles {
  readonly first: Shares;
  readonly again: Shares;
}

/** Single processes differ much. */
const PROCESSES = 5;

const COLUMNS = [
  'milliseconds for',
  '600 files, the first time',
  '600 files, again',
  '600,000 log-ins, the first time',
  '600,000 log-ins, again',
];

const profilesOf = (work: string, files: Readonly<Record<string, string>>): Promise<readonly Profiles[]> =>
  withFolder(files, async folder => {
    const profiles: Profiles[] = [];
    for (let one = 0; one < PROCESSES; one += 1)
      profiles.push((await jsonOf([builtBeside('profile-work'), work, folder])) as Profiles);
    return profiles;
  });

const meanOf = (all: readonly Shares[], part: string): number =>
  all.reduce((sum, shares) => sum + (shares[part] ?? 0), 0) / all.length;

/** In Markdown. */
export async function profileTable(): Promise<string> {
  const works = [
    await profilesOf('workspace', workspaceFiles()),
    await profilesOf('log-ins', { ...LOG_INS_DEAL, 'log-ins.csv': logInsCsv() }),
  ];
  const columns = works.flatMap(profiles => [profiles.map(({ first }) => first), profiles.map(({ again }) => again)]);
  const rows = ALL_PARTS.map(part => [part, ...columns.map(all => meanOf(all, part))] as const);
  const sums = columns.map((_, column) => rows.reduce((sum, row) => sum + Number(row[column + 1]), 0));
  const cells = [...rows, ['all of it', ...sums]].map(row =>
    row.map(cell => (typeof cell === 'number' ? String(Math.round(cell)) : cell)),
  );
  return [COLUMNS, COLUMNS.map((_, column) => (column === 0 ? '---' : '--:')), ...cells]
    .map(row => `| ${row.join(' | ')} |`)
    .join('\n');
}
