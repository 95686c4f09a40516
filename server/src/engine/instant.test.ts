import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay } from './day';
import { dayOfInstant, formatInstant, PLAIN_LENGTH, parseInstant, plainInstantIn } from './instant';

const utc = (text: string): string | undefined => {
  const instant = parseInstant(text);
  return instant === undefined ? undefined : formatInstant(instant);
};

describe('an instant', () => {
  it.each([
    ['2024-06-10T07:58:00Z', '2024-06-10T07:58:00Z'],
    ['2024-06-10t07:58:00z', '2024-06-10T07:58:00Z'],
    ['2024-06-10T09:58:00+02:00', '2024-06-10T07:58:00Z'],
    ['2024-06-10T00:30:00+05:30', '2024-06-09T19:00:00Z'],
    ['2023-12-31T20:00:00-08:00', '2024-01-01T04:00:00Z'],
    ['2024-02-29T23:59:59-00:00', '2024-02-29T23:59:59Z'],
    ['1969-12-31T23:59:59.5Z', '1969-12-31T23:59:59.500Z'],
    ['2024-06-10T00:00:00+23:59', '2024-06-09T00:01:00Z'],
  ])('%s is %s', (text, expected) => {
    expect(utc(text)).toBe(expected);
  });

  it('is taken to the millisecond, further digits dropped', () => {
    expect(utc('2024-06-10T07:58:00.1Z')).toBe('2024-06-10T07:58:00.100Z');
    expect(utc('2024-06-10T07:58:59.999999999Z')).toBe('2024-06-10T07:58:59.999Z');
  });

  it('stays in its day when it is a leap second, which only the last minute of a UTC day can have', () => {
    expect(utc('2016-12-31T23:59:60Z')).toBe('2016-12-31T23:59:59Z');
    expect(utc('2017-01-01T00:59:60.25+01:00')).toBe('2016-12-31T23:59:59.250Z');
    expect(utc('2016-12-31T23:59:60+01:00')).toBeUndefined();
    expect(utc('2016-12-31T12:00:60Z')).toBeUndefined();
  });

  it.each([
    '2024-06-10T07:58:00',
    '2024-06-10 07:58:00Z',
    '2024-06-10T07:58Z',
    '2024-02-30T07:58:00Z',
    '2023-02-29T07:58:00Z',
    '2024-13-01T07:58:00Z',
    '2024-00-10T07:58:00Z',
    '2024-06-10T24:00:00Z',
    '2024-06-10T07:60:00Z',
    '2024-06-10T07:58:61Z',
    '2024-06-10T07:58:00.Z',
    '2024-06-10T07:58:00,5Z',
    '2024-06-10T07:58:00+2:00',
    '2024-06-10T07:58:00+0200',
    '2024-06-10T07:58:00+24:00',
    '2024-06-10T07:58:00+02:60',
    '2024-06-10T07:58:00Z ',
    '2024-06-10T07:58:00ZZ',
    '2024-6-10T07:58:00Z',
    '２024-06-10T07:58:00Z',
    '+2024-06-10T7:58:00Z',
    '2024/06/10T07:58:00Z',
    '',
  ])('is not %j', text => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it('is the same as the platform says, for any instant and offset', () => {
    const earliest = new Date('0001-01-02T00:00:00Z');
    const latest = new Date('9999-12-30T00:00:00Z');
    const offset = fc.integer({ min: -1439, max: 1439 });
    fc.assert(
      fc.property(fc.date({ min: earliest, max: latest, noInvalidDate: true }), offset, (date, minutes) => {
        const local = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, -1);
        const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
        const zone = `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
        expect(parseInstant(`${local}${zone}`)).toBe(date.getTime());
        expect(parseInstant(formatInstant(date.getTime()))).toBe(date.getTime());
        expect(dayOfInstant(date.getTime())).toBe(parseDay(date.toISOString().slice(0, 10)));
      }),
    );
  });

  it('without offset and fraction comes to the same where it is read among other text, or takes more looking', () => {
    const plain = '2024-06-10T07:58:00Z';
    const digits = fc.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const near = fc
      .tuple(fc.nat({ max: PLAIN_LENGTH - 1 }), fc.constantFrom('0', '9', '/', ':', 'Z', 'z', ',', '1', '+', '６'))
      .map(([at, character]) => plain.slice(0, at) + character + plain.slice(at + 1));
    const instant = fc.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    const real = instant.map(date => `${date.toISOString().slice(0, 19)}Z`);
    fc.assert(
      fc.property(fc.oneof(real, digits, near), fc.string(), (text, before) => {
        const codes = Uint16Array.from(`${before}${text},`, character => character.charCodeAt(0));
        const read = plainInstantIn(codes, codes.length - 1 - PLAIN_LENGTH);
        if (!Number.isNaN(read)) expect(read).toBe(parseInstant(text));
        else if (text.endsWith('Z')) expect(text.slice(17, 19) === '60' || parseInstant(text) === undefined).toBe(true);
      }),
      { numRuns: 2000 },
    );
    const codes = Uint8Array.from(plain, character => character.charCodeAt(0));
    expect(plainInstantIn(codes, 0)).toBe(Date.parse(plain));
  });
});
