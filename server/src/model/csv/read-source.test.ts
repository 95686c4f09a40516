import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documentOf, sentenceOf, uriOf } from '../../../../test/deal';
import { formatInstant } from '../../engine/instant';
import type { SourceFormat } from '../read-usage';
import { codesOf } from './codes';
import { readWhole } from './fed';
import { type SourceRecords, sourceReading } from './read-source';

const exported = (name: string): string =>
  readFileSync(new URL(`../../../../test/sources/${name}`, import.meta.url), 'utf8');

const readSource = (text: string, format: SourceFormat): SourceRecords =>
  readWhole(sourceReading(uriOf('a.csv'), text.length, format), codesOf(text));

/** A finding as `line:column code @ marked text`, from 1 as people count. */
function found(text: string, format: SourceFormat): string[] {
  const document = documentOf('a.csv', text);
  return readSource(text, format).findings.map(({ code, source }) => {
    const { line, character } = document.positionAt(source.start);
    return `${line + 1}:${character + 1} ${code} @ ${text.slice(source.start, source.end)}`;
  });
}

describe('agent sessions in CSV', () => {
  const text = exported('june-agent-sessions.csv');

  it('report each bad row at its cell', () => {
    expect(found(text, 'agent-sessions')).toEqual([
      '3:5 source-row-invalid @ standart',
      '5:35 session-invalid @ 2024-06-10T06:31:00Z',
      '6:14 source-row-invalid @ 2024-06-31T07:58:00Z',
      '7:35 source-row-invalid @ tomorrow',
      '8:1 source-row-invalid @ ',
      '9:1 source-row-invalid @ a-7',
      '10:1 source-row-invalid @ "a-8"x',
    ]);
  });

  it('keep every row whose agent, licence and log-in can be used', () => {
    const [sessions] = readSource(text, 'agent-sessions').agentSessions;
    const rows = Array.from({ length: sessions?.length ?? 0 }, (_, row) => {
      const logout = sessions?.logout[row] ?? Number.NaN;
      const { start, end } = sessions?.sourceAt(row) ?? { start: 0, end: 0 };
      const name = sessions?.names[sessions.agent[row] ?? -1];
      return [name, sessions?.license[row], text.slice(start, end), Number.isNaN(logout) ? '' : formatInstant(logout)];
    });
    expect(rows).toEqual([
      ['a-1', 1, '2024-06-10T07:58:00Z', '2024-06-10T16:31:00Z'],
      ['a-3', 0, '"2024-06-10T07:58:00Z"', ''],
      ['a-4', 1, '2024-06-10T07:58:00Z', '2024-06-10T07:58:00Z'],
      ['a-6', 1, '2024-06-10T07:58:00Z', '2024-06-10T07:58:00Z'],
      ['a-9', 1, '2024-06-10T07:58:00Z', ''],
    ]);
  });

  it('say what is wanted, and what was probably meant', () => {
    const { findings } = readSource(text, 'agent-sessions');
    expect(findings.slice(0, 1).map(sentenceOf)).toEqual([
      'license is “standart”, but must be premium or standard. Did you mean standard?',
    ]);
  });

  it('with names that are not written in UTF-8 do not count two agents as one', () => {
    const latin1 = Buffer.from(
      'agent,license,login,logout\n\u00c5sa,standard,2024-06-10T07:58:00Z,\n"\u00d6s""a",standard,2024-06-10T07:58:00Z,\nBo,standard,2024-06-10T07:58:00Z,\n',
      'latin1',
    );
    const { agentSessions, findings } = readSource(new TextDecoder().decode(latin1), 'agent-sessions');
    expect(agentSessions.map(({ names }) => names)).toEqual([['Bo']]);
    expect(findings.map(sentenceOf)).toEqual(
      Array.from(
        { length: 2 },
        () =>
          'agent has characters that cannot be read, because the file is not written in UTF-8, so the row does not count. Save the file as CSV in UTF-8.',
      ),
    );
  });

  it.each([
    [';', 'semicolons'],
    ['\t', 'tabs'],
  ])('with %j between the cells say so', (separator, name) => {
    const text = `${['agent', 'license', 'login', 'logout'].join(separator)}\n`;
    expect(readSource(text, 'agent-sessions').findings.map(sentenceOf)).toEqual([
      `The cells of this file are separated by ${name}, so nothing of it is read. Save it with commas between them.`,
    ]);
  });

  it('may have their columns in any order, among others', () => {
    const shuffled = 'Logout,team,LOGIN,agent,license\n,red,2024-06-10T07:58:00Z,a-1,premium\n';
    const [sessions] = readSource(shuffled, 'agent-sessions').agentSessions;
    expect(sessions?.names).toEqual(['a-1']);
  });
});

describe('a header row', () => {
  it.each([
    [
      'agent,license,login\na-1,premium,2024-06-10T07:58:00Z',
      'agent-sessions',
      ['1:1 source-row-invalid @ agent,license,login'],
    ],
    ['start,end,start\n', 'ivr-connections', ['1:1 source-row-invalid @ start,end,start']],
    ['Usage Date,Usage Type\n', 'daily-detail', ['1:1 source-row-invalid @ Usage Date,Usage Type']],
    ['', 'daily-detail', ['1:1 source-row-invalid @ ']],
  ] as const)('%j is reported once, and nothing is read below it', (text, format, expected) => {
    expect(found(text, format)).toEqual(expected);
    const records = readSource(text, format);
    expect([records.agentSessions, records.ivrConnections, records.importedDetail]).toEqual([[], [], []]);
  });
});

describe('IVR connections in CSV', () => {
  it('count at their start where their end cannot be used', () => {
    const text = exported('june-ivr.csv');
    expect(found(text, 'ivr-connections')).toEqual([
      '3:1 session-invalid @ 2024-06-10T08:02:40Z',
      '4:1 source-row-invalid @ ',
      '5:22 source-row-invalid @ 08:03',
    ]);
    const [connections] = readSource(text, 'ivr-connections').ivrConnections;
    const lengths = Array.from(connections?.end ?? [], (end, row) => end - (connections?.start[row] ?? 0));
    expect(lengths).toEqual([150_000, 0, 0]);
  });
});

describe('a daily detail in CSV', () => {
  const text = exported('june-daily-detail.csv');

  it('is read by how its headers begin, each number at its cell', () => {
    const rows = readSource(text, 'daily-detail').importedDetail;
    const written = (place: { start: number; end: number } | undefined) => text.slice(place?.start, place?.end);
    expect(
      rows.map(row => [
        written(row.day.source),
        row.type.value,
        row.model,
        row.used.value,
        row.committed?.value,
        row.substituted?.value,
        row.overage?.value,
        row.comment?.value,
      ]),
    ).toEqual([
      ['2024-06-10', 'premium', 'named', 4, 5, 0, 0, ''],
      ['2024-06-10', 'standard', 'named', 28, 20, 1, 7, 'Overage peak, they say'],
      ['2024-06-11', 'standard', 'concurrent', 29, 20, 0, 9, ''],
      ['2024-06-11', 'workforceOptimization', undefined, 3, 0, 0, undefined, ''],
    ]);
    expect(written(rows[1]?.comment?.source)).toBe('"Overage peak, they say"');
    expect(written(rows[1]?.record.figures.standard?.source)).toBe('28');
    expect(written(rows[0]?.record.source)).toBe('2024-06-10,Premium Named Agent,4,5,0,0,Licenses,');
  });

  it('reports each bad row at its cell', () => {
    expect(found(text, 'daily-detail')).toEqual([
      '4:21 source-row-invalid @ "1,200"',
      '6:12 source-row-invalid @ Standard Agents',
      '7:1 source-row-invalid @ 10.06.2024',
      '8:41 source-row-invalid @ three',
    ]);
  });
});
