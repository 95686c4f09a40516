/** What a person can set, for each folder by itself: read from whatever a client sends, by default as if nothing were set. */

export interface Settings {
  /** `auto` follows the client's own language. */
  readonly language: 'auto' | 'en' | 'sv';
  /** Which hints stand behind figures and quantities. */
  readonly inlayHints: {
    readonly overage: boolean;
    readonly substitution: boolean;
    readonly peak: boolean;
    readonly ports: boolean;
    readonly surgeLimit: boolean;
  };
  /** Whether a line above each document sums it up. */
  readonly codeLens: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  language: 'auto',
  inlayHints: { overage: true, substitution: true, peak: true, ports: true, surgeLimit: true },
  codeLens: true,
};

/** Takes what is understood of the section `entitlements`; whatever is absent or not understood is as by default. */
export function readSettings(section: unknown): Settings {
  const hints = at(section, 'inlayHints');
  const { inlayHints } = DEFAULT_SETTINGS;
  const language = at(section, 'language');
  return {
    language: language === 'en' || language === 'sv' ? language : 'auto',
    inlayHints: {
      overage: flag(at(hints, 'overage'), inlayHints.overage),
      substitution: flag(at(hints, 'substitution'), inlayHints.substitution),
      peak: flag(at(hints, 'peak'), inlayHints.peak),
      ports: flag(at(hints, 'ports'), inlayHints.ports),
      surgeLimit: flag(at(hints, 'surgeLimit'), inlayHints.surgeLimit),
    },
    codeLens: flag(at(section, 'codeLens'), DEFAULT_SETTINGS.codeLens),
  };
}

const at = (section: unknown, key: string): unknown =>
  typeof section === 'object' && section !== null && Object.hasOwn(section, key)
    ? (section as Readonly<Record<string, unknown>>)[key]
    : undefined;

const flag = (value: unknown, otherwise: boolean): boolean => (typeof value === 'boolean' ? value : otherwise);
