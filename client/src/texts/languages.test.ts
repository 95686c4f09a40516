import { describe, expect, it } from 'vitest';
import { textsFor } from './languages';

describe('the language of the client', () => {
  it.each(['sv', 'sv-SE', 'sv-FI'])('is Swedish for %s', language => {
    expect(textsFor(language).newUsage).toBe('Ny användningsfil');
  });

  it.each(['en', 'en-GB', 'de', ''])('is English for “%s”', language => {
    expect(textsFor(language).newUsage).toBe('New Usage File');
  });
});
