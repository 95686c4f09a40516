import { describe, expect, it } from 'vitest';
import { resolveSource } from './source-path';

const FOLDER = 'file:///deals';
const resolved = (written: string, folders = [FOLDER], from = `${FOLDER}/acme/acme.usage.yaml`): string => {
  const found = resolveSource(from, folders, written);
  return 'uri' in found ? found.uri : found.refusal;
};

describe('the file of a source', () => {
  it.each([
    ['june.csv', 'file:///deals/acme/june.csv'],
    ['./raw/june.csv', 'file:///deals/acme/raw/june.csv'],
    ['../june.csv', 'file:///deals/june.csv'],
    ['raw/../../june.csv', 'file:///deals/june.csv'],
    ['Juni 2024 (neu).csv', 'file:///deals/acme/Juni%202024%20%28neu%29.csv'],
    ['%2e%2e/%2e%2e/june.csv', 'file:///deals/acme/%252e%252e/%252e%252e/june.csv'],
    ['...', 'file:///deals/acme/...'],
  ])('%s is %s', (written, uri) => {
    expect(resolved(written)).toBe(uri);
  });

  it.each([
    ['/etc/passwd', 'absolute'],
    ['//server/share/june.csv', 'absolute'],
    ['\\\\server\\share\\june.csv', 'backslash'],
    ['..\\..\\june.csv', 'backslash'],
    ['C:/june.csv', 'address'],
    ['c:june.csv', 'address'],
    ['file:///etc/passwd', 'address'],
    ['https://example.com/june.csv', 'address'],
    ['../../june.csv', 'outside'],
    ['../../deals-2/june.csv', 'outside'],
    ['../../../../../etc/passwd', 'outside'],
    ['..', 'outside'],
    ['other.usage.yaml', 'dealFile'],
  ])('%s is refused: %s', (written, refusal) => {
    expect(resolved(written)).toBe(refusal);
  });

  it('may be in another folder of the workspace', () => {
    expect(resolved('../../raw/june.csv', [FOLDER, 'file:///raw'])).toBe('file:///raw/june.csv');
  });

  it('must be in the folder of the file that names it where no folder of the workspace holds that', () => {
    expect(resolved('june.csv', [], 'file:///tmp/a.usage.yaml')).toBe('file:///tmp/june.csv');
    expect(resolved('../june.csv', [FOLDER], 'file:///tmp/a.usage.yaml')).toBe('outside');
    expect(resolved('../deals/june.csv', [FOLDER], 'file:///tmp/a.usage.yaml')).toBe('outside');
  });

  it.each(['untitled:Untitled-1.usage.yaml', 'untitled:/deals/a.usage.yaml', 'untitled://github/acme/a.usage.yaml'])(
    'cannot be found beside a file that was never saved: %s',
    uri => {
      expect(resolved('june.csv', [FOLDER], uri)).toBe('unsaved');
    },
  );

  it('is found in other file systems', () => {
    const from = 'vscode-vfs://github/acme/deals/a.usage.yaml';
    expect(resolved('june.csv', ['vscode-vfs://github/acme/deals'], from)).toBe(
      'vscode-vfs://github/acme/deals/june.csv',
    );
    expect(resolved('../../../../x.csv', ['vscode-vfs://github/acme/deals'], from)).toBe('outside');
  });

  it('is found in file systems that name no host, down to their root', () => {
    expect(resolved('raw/june.csv', ['deals:/acme'], 'deals:/acme/a.usage.yaml')).toBe('deals:/acme/raw/june.csv');
    expect(resolved('../june.csv', ['deals:/acme'], 'deals:/acme/a.usage.yaml')).toBe('outside');
    expect(resolved('june.csv', ['deals:/'], 'deals:/a.usage.yaml')).toBe('deals:/june.csv');
    expect(resolved('../june.csv', ['deals:/'], 'deals:/a.usage.yaml')).toBe('outside');
    expect(resolved('june.csv', [], 'deals:/a.usage.yaml')).toBe('deals:/june.csv');
  });
});
