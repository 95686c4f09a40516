import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { reconciliationJson } from '../server/src/reports/json';
import { deal, type Files } from './deal';

interface Vector {
  readonly rule: string;
  readonly name: string;
  readonly files: Files;
  readonly expected: readonly object[];
  readonly findings?: readonly string[];
}

const vectors: readonly Vector[] = parse(readFileSync(new URL('./vectors.yaml', import.meta.url), 'utf8'));

describe('the rules, by their vectors', () => {
  it.each(vectors)('$rule: $name', ({ files, expected, findings }) => {
    const workspace = deal(files);
    const reconciliations = workspace
      .organizationIds()
      .flatMap(id => workspace.organization(id)?.reconciliations ?? []);
    expect(reconciliations.map(reconciliationJson)).toMatchObject(expected);
    expect(reconciliations).toHaveLength(expected.length);
    const found = workspace.uris().flatMap(uri => workspace.findings(uri).map(({ code }) => code));
    if (findings !== undefined) expect(found).toEqual(findings);
  });
});
