/**
 * R3 in DuckDB: reads log-ins from a CSV file and gives how many agents of each type count on each day. Every session
 * gives a span of quarters, and the spans' ends are added up.
 */
import { answer } from '../answer';
import { requirePeer } from '../places';

interface DuckDb {
  readonly DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection>; closeSync(): void }> };
}

interface Connection {
  runAndReadAll(sql: string): Promise<{ getRowsJson(): unknown[] }>;
  closeSync(): void;
}

const peaks = (file: string): string => `
WITH sessions AS (
  SELECT agent, license = 'premium' AS premium, epoch(login)::INTEGER AS login, epoch(logout)::INTEGER AS logout
  FROM read_csv('${file.replaceAll("'", "''")}', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
    new_line = '\\n', timestampformat = '%Y-%m-%dT%H:%M:%SZ',
    columns = {agent: 'VARCHAR', license: 'VARCHAR', login: 'TIMESTAMP', logout: 'TIMESTAMP'})
), ordered AS ( -- the quarters with a minute in them that is not in an earlier session, and until when it decides the type
  SELECT agent, premium, login,
    (max(logout) OVER earlier - 60) // 900 AS before,
    (greatest(login, coalesce(max(logout) OVER earlier, 0)) + 59) // 900 AS first,
    (logout - 60) // 900 AS last,
    coalesce(lead(login) OVER own // 900 - 1, 2147483647) AS typed_to
  FROM sessions
  WINDOW own AS (PARTITION BY agent ORDER BY login, premium),
    earlier AS (PARTITION BY agent ORDER BY login, premium ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
), present AS ( -- a span that follows on another needs no three quarters of its own
  SELECT premium, login // 900 AS typed_from, typed_to, last,
    max(CASE WHEN before IS NULL OR first > before + 1 THEN first END)
      OVER (PARTITION BY agent ORDER BY login, premium ROWS UNBOUNDED PRECEDING) + 3 AS counts_from
  FROM ordered WHERE first <= last
), counted AS (
  SELECT premium, greatest(counts_from, typed_from) AS since, least(last, typed_to) AS until
  FROM present WHERE greatest(counts_from, typed_from) <= least(last, typed_to)
), changes AS (
  SELECT premium, quarter, sum(change) AS change
  FROM (SELECT premium, since AS quarter, 1 AS change FROM counted
    UNION ALL SELECT premium, until + 1, -1 FROM counted)
  GROUP BY ALL
), counts AS (
  SELECT premium, quarter, sum(change) OVER (PARTITION BY premium ORDER BY quarter) AS used FROM changes
)
SELECT strftime(DATE '1970-01-01' + (quarter // 96)::INTEGER, '%Y-%m-%d'), CASE WHEN premium THEN 'premium' ELSE 'standard' END,
  max(used)::INTEGER
FROM counts GROUP BY ALL HAVING max(used) > 0 ORDER BY ALL`;

const { DuckDBInstance } = requirePeer('@duckdb/node-api') as DuckDb;

await answer(async () => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const result = await connection.runAndReadAll(peaks(process.argv[2] ?? 'log-ins.csv'));
  const rows = result.getRowsJson();
  connection.closeSync();
  instance.closeSync();
  return rows;
});
