import { closeSync, openSync, writeSync } from 'node:fs';
import { expect, it } from 'vitest';
import { english } from '../../texts/en';
import { whyNotSaved } from './save-failure';

const failure = (act: () => void): unknown => {
  try {
    act();
  } catch (reason) {
    return reason;
  }
  throw new Error('nothing failed');
};

it.runIf(process.platform === 'linux')('a full disk is told as one, as the system reports it', () => {
  const full = openSync('/dev/full', 'w');
  const reason = failure(() => writeSync(full, 'a workbook'));
  closeSync(full);
  expect(whyNotSaved(reason, english)).toBe(english.diskFull);
  const wrapped = new Error(`Unable to write file '/deals/acme.xlsx' (Unknown (FileSystemError): ${reason})`);
  expect(whyNotSaved(wrapped, english)).toBe(english.diskFull);
});

it('a place that may not be written is told as one, and all else in the words of the system', () => {
  const denied = new Error('EACCES: permission denied');
  denied.name = 'NoPermissions (FileSystemError)';
  expect(whyNotSaved(denied, english)).toBe(english.noPermission);
  expect(whyNotSaved(new Error('The drive is gone.'), english)).toContain('The drive is gone.');
  expect(whyNotSaved('gone', english)).toContain('gone');
});
