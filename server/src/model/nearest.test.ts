import { expect, test } from 'vitest';
import { nearest } from './nearest';

const KEYS = ['premium', 'standard', 'ivrPorts', 'workforceOptimization', 'sku', 'to'];

test.each([
  ['Premium', 'premium'],
  ['ivr_ports', 'ivrPorts'],
  ['ivr-ports', 'ivrPorts'],
  ['standart', 'standard'],
  ['stnadard', 'standard'],
  ['workforceOptimisation', 'workforceOptimization'],
  ['skus', 'sku'],
])('%s is a slip for %s', (written, meant) => expect(nearest(written, KEYS)).toBe(meant));

test.each(['price', 'do', 'x', '', 'basic', 'standard'.repeat(1000)])('%s is a word of its own', written =>
  expect(nearest(written, KEYS)).toBeUndefined(),
);

test('the closest of several is meant', () => {
  expect(nearest('logins', ['logout', 'login'])).toBe('login');
});
