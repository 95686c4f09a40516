import { describe, expect, it } from 'vitest';
import { complaintsAbout, createTraffic, type Message } from './traffic';

const RANGE = { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } };
const OFFERED = { workspace: { inlayHint: { refreshSupport: true } } };

/** What is said against a conversation, without the compiler's own words. */
function complaints(...messages: readonly (readonly ['sent' | 'received', Message])[]): string[] {
  const traffic = createTraffic();
  traffic.sent({ id: 0, method: 'initialize', params: { capabilities: OFFERED } });
  for (const [way, message] of messages) traffic[way](message);
  return complaintsAbout([traffic]).map(text => text.replace(/:.*/s, ''));
}

describe('what is said against a message of the server', () => {
  it('nothing, where it is as the protocol declares it', () => {
    expect(
      complaints(
        ['sent', { id: 1, method: 'textDocument/hover' }],
        ['received', { id: 1, result: { contents: { kind: 'markdown', value: 'text' }, range: RANGE } }],
        ['sent', { id: 2, method: 'textDocument/inlayHint' }],
        ['received', { id: 2, result: [{ position: RANGE.start, label: '5 overage' }] }],
        ['sent', { id: 3, method: 'workspace/diagnostic', params: { partialResultToken: 'part' } }],
        ['received', { method: '$/progress', params: { token: 'part', value: { items: [] } } }],
        ['received', { id: 3, error: { code: -32800, message: 'cancelled' } }],
        ['received', { id: 1, method: 'workspace/inlayHint/refresh' }],
        ['received', { method: 'textDocument/publishDiagnostics', params: { uri: 'file:///a', diagnostics: [] } }],
        ['received', { method: 'entitlements/reconciled', params: {} }],
      ),
    ).toEqual([]);
  });

  it.each<[string, string, ...(readonly (readonly ['sent' | 'received', Message])[])]>([
    [
      'a wrong type deep inside',
      'the answer to textDocument/hover',
      ['sent', { id: 1, method: 'textDocument/hover' }],
      ['received', { id: 1, result: { contents: { kind: 'html', value: 'text' } } }],
    ],
    [
      'a key that is missing',
      'textDocument/publishDiagnostics',
      ['received', { method: 'textDocument/publishDiagnostics', params: { uri: 'file:///a', diagnostics: [{}] } }],
    ],
    [
      'a key that the protocol does not know',
      'the answer to textDocument/hover',
      ['sent', { id: 1, method: 'textDocument/hover' }],
      ['received', { id: 1, result: { contents: 'text', colour: 'red' } }],
    ],
    [
      'a part of an answer to another request',
      '$/progress',
      ['sent', { id: 1, method: 'workspace/diagnostic', params: { partialResultToken: 1 } }],
      ['received', { method: '$/progress', params: { token: 1, value: [{ label: 'text' }] } }],
    ],
    [
      'progress that nobody asked about',
      'progress for a token that nobody made',
      ['received', { method: '$/progress', params: { token: 1, value: { kind: 'end' } } }],
    ],
    [
      'a fault',
      'textDocument/hover failed',
      ['sent', { id: 1, method: 'textDocument/hover' }],
      ['received', { id: 1, error: { code: -32603, message: 'undefined is not a function' } }],
    ],
    [
      'a question that the editor does not offer to answer',
      'workspace/codeLens/refresh, which the editor does not offer',
      ['received', { id: 1, method: 'workspace/codeLens/refresh' }],
    ],
    [
      'a method that nobody knows',
      'entitlements/unheard is no method of the protocol, and not in the table of our own',
      ['received', { method: 'entitlements/unheard', params: {} }],
    ],
    ['an answer that nobody asked for', 'an answer to 7, which nobody asked', ['received', { id: 7, result: null }]],
  ])('%s', (_, complaint, ...messages) => {
    expect(complaints(...messages)).toContain(complaint);
  });
});
