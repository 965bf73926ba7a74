/** Lightness from 0 to 1, chroma, hue in degrees. */
export type Oklch = readonly [lightness: number, chroma: number, hue: number];

/** `set`: a shop is meant to set it. `derived`: worked out from those, and still a name of its own. */
export type TokenLevel = 'set' | 'derived';

interface TokenBase {
  /** Without the `--kc-` in front. */
  name: string;
  level: TokenLevel;
  /** What it colours or measures. */
  purpose: string;
  /** The default as the style sheet writes it, for every browser. Absent where only newer browsers need it. */
  plain?: string;
  /** The default where `light-dark()` and `color-mix()` are known, one inside the other. Absent where it is the same. */
  mixed?: string;
  /** The default where `round()` is known, or for a colour relative colours of a `light-dark()`. Absent where it is the same. */
  css?: string;
}

export interface ColourToken extends TokenBase {
  kind: 'color';
  light: Scheme;
  dark: Scheme;
  /** The token whose value it takes over. */
  same?: string;
}

/** What the default comes to in one scheme. */
interface Scheme {
  oklch: Oklch;
  hex: string;
}

export interface DimensionToken extends TokenBase {
  kind: 'dimension';
  plain: string;
  /** At density 1. */
  size: number;
  unit: 'px' | 'rem';
}

export interface NumberToken extends TokenBase {
  kind: 'number';
  plain: string;
  value: number;
}

export interface WeightToken extends TokenBase {
  kind: 'fontWeight';
  plain: string;
  value: number;
}

export interface ShadowToken extends TokenBase {
  kind: 'shadow';
  plain: string;
  /** CSS pixels downwards, and of blur. */
  offsetY: number;
  blur: number;
  /** Of black, from 0 to 1. */
  alpha: number;
}

export interface FontToken extends TokenBase {
  kind: 'fontFamily';
  plain: string;
  families: readonly string[];
}

export type Token = ColourToken | DimensionToken | NumberToken | FontToken | WeightToken | ShadowToken;
