import { COLOURS } from './colours.ts';
import type { DimensionToken, ShadowToken, Token, WeightToken } from './token.ts';

/** A measure that follows the density, in steps of 4 px where a browser can, and stops at `floor` where a finger needs it. */
function scaled(name: string, px: number, purpose: string, floor?: number): DimensionToken {
  const size = `${px}px * var(--_kc-density)`;
  const [plain = '', css = ''] = [`calc(${size})`, `round(${size}, 4px)`].map((measure) =>
    floor ? `max(${floor}px, ${measure})` : measure,
  );
  return { ...dimension(name, px, purpose, { plain }), css };
}

/** A measure, in `plain` where it is worked out from others. */
function dimension(
  name: string,
  size: number,
  purpose: string,
  { unit = 'px', plain = `${size}${unit}` }: { unit?: 'px' | 'rem'; plain?: string } = {},
): DimensionToken {
  return { kind: 'dimension', name, level: 'derived', purpose, size, unit, plain };
}

/** A size of type: it grows with the shopper's setting, also on a page whose rem is smaller than 16 px. */
function typeSize(name: string, rem: number, purpose: string): DimensionToken {
  return dimension(name, rem, purpose, { unit: 'rem', plain: `max(${rem}rem, ${rem * 16}px)` });
}

function shadow(name: string, [offsetY, blur, alpha]: [number, number, number], purpose: string): ShadowToken {
  const plain = `0 ${offsetY}px ${blur}px rgb(0 0 0 / ${alpha})`;
  return { kind: 'shadow', name, level: 'derived', purpose, offsetY, blur, alpha, plain };
}

function weight(name: string, value: number, purpose: string): WeightToken {
  return { kind: 'fontWeight', name, level: 'derived', purpose, value, plain: String(value) };
}

const FAMILIES = [
  'Pretendard Variable',
  'Pretendard',
  'Apple SD Gothic Neo',
  'Noto Sans CJK KR',
  'Noto Sans KR',
  'system-ui',
  'sans-serif',
];

/**
 * Every custom property the style sheet reads: the public look of the kit. `test/tokens` holds this list and the
 * style sheet to each other, and the build writes it as `tokens.json`.
 */
export const TOKENS: readonly Token[] = [
  ...COLOURS,
  {
    kind: 'dimension',
    name: 'radius',
    level: 'set',
    purpose: 'Corners of controls; those of cards and boxes follow.',
    size: 8,
    unit: 'px',
    plain: '8px',
  },
  {
    kind: 'number',
    name: 'density',
    level: 'set',
    purpose: 'From 0.85 to 1.15: scales heights and gaps, never type.',
    value: 1,
    plain: '1',
  },
  {
    kind: 'fontFamily',
    name: 'font',
    level: 'set',
    purpose: 'One family for everything.',
    families: FAMILIES,
    plain: FAMILIES.map((family) => (family.includes(' ') ? `"${family}"` : family)).join(', '),
  },
  scaled('control', 48, 'Height of fields and second buttons.', 44),
  scaled('row', 56, 'Height of a pay method.', 44),
  scaled('pay', 56, 'Height of the pay button.', 48),
  dimension('1', 4, 'The smallest space.'),
  dimension('2', 8, 'Space between rows, and inside fields.'),
  dimension('3', 12, 'Space around the button, and beside an icon.'),
  scaled('4', 16, 'Space inside a card.'),
  scaled('5', 24, 'Space before actions.'),
  scaled('6', 32, 'Space between sections.'),
  dimension('radius-card', 12, 'Corners of lists and cards.', { plain: 'calc(var(--_kc-radius) * 1.5)' }),
  dimension('radius-check', 4, 'Corners of a check box.', { plain: 'min(6px, var(--_kc-radius) * 0.5)' }),
  typeSize('text', 1, 'What is read or touched; fields stay at 16 px at least.'),
  typeSize('text-small', 0.875, 'Labels, hints, notes.'),
  typeSize('text-large', 1.125, 'Headings and the pay button.'),
  typeSize('text-total', 1.5, 'The total and an account number.'),
  weight('weight', 400, 'Text.'),
  weight('weight-strong', 600, 'Headings, the chosen, buttons.'),
  shadow('shadow-list', [4, 16, 0.12], 'Under the open list of a select.'),
  shadow('shadow-float', [8, 24, 0.24], 'Under the way out of a payment window.'),
];
