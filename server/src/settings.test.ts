import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, readSettings } from './settings';

describe('settings', () => {
  it('are as by default where nothing is set', () => {
    for (const nothing of [undefined, null, {}, [], 'sv', 3]) expect(readSettings(nothing)).toEqual(DEFAULT_SETTINGS);
  });

  it('take what is set and leave the rest as by default', () => {
    const set = readSettings({ language: 'sv', inlayHints: { peak: false }, codeLens: false });
    expect(set).toEqual({
      ...DEFAULT_SETTINGS,
      language: 'sv',
      inlayHints: { ...DEFAULT_SETTINGS.inlayHints, peak: false },
      codeLens: false,
    });
  });

  it('are as by default where a value is not understood', () => {
    expect(readSettings({ language: 'de', inlayHints: { ports: 'no' }, codeLens: 0 })).toEqual(DEFAULT_SETTINGS);
    expect(readSettings(JSON.parse('{"__proto__": {"codeLens": false}}'))).toEqual(DEFAULT_SETTINGS);
  });
});
