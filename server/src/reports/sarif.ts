/** Findings as SARIF 2.1.0, which code scanning services read. */
import type { Severity } from '../engine/domain';
import { type Messages, say } from '../messages/message';
import { CODES, type Finding, SEVERITY_OF } from '../model/finding';
import { encodeSegment } from '../workspace/uri';
import { type Files, type Place, placeOf } from './findings';

const LEVELS: Record<Severity, 'error' | 'warning' | 'note'> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
};

/** The checkout by the name that services give it, so that no path of this machine is told. */
const BASE = '%SRCROOT%';

export const sarifLog = (
  files: Files,
  messages: Messages,
  folder: string,
  findings: readonly Finding[],
  version: string,
) => ({
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  version: '2.1.0',
  runs: [
    {
      tool: {
        driver: {
          name: 'entitlements',
          version,
          rules: CODES.map(code => ({
            id: code,
            shortDescription: { text: messages.findingTitle(code) },
            defaultConfiguration: { level: LEVELS[SEVERITY_OF[code]] },
          })),
        },
      },
      columnKind: 'utf16CodeUnits',
      results: findings.map(({ code, rule, source, message, related }) => ({
        ruleId: code,
        ruleIndex: CODES.indexOf(code),
        level: LEVELS[SEVERITY_OF[code]],
        message: { text: say(messages, message) },
        locations: [{ physicalLocation: locationOf(placeOf(files, folder, source)) }],
        relatedLocations: related.map((other, id) => ({
          id,
          physicalLocation: locationOf(placeOf(files, folder, other.source)),
          message: { text: say(messages, other.message) },
        })),
        properties: { rule: rule ?? null },
      })),
    },
  ],
});

const locationOf = ({ file, range: { start, end } }: Place) => ({
  artifactLocation: { uri: file.split('/').map(encodeSegment).join('/'), uriBaseId: BASE },
  region: {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  },
});
