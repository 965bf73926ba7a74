import { COLOURS } from './colours.ts';
import type { DimensionToken, Token } from './token.ts';

/** A measure that follows the density in steps of 4 px, and stops at `floor` where a finger needs it. */
function scaled(name: string, px: number, purpose: string, floor?: number): DimensionToken {
  const steps = `round(${px}px * var(--_kc-density), 4px)`;
  const plain = floor ? `max(${floor}px, ${steps})` : steps;
  return { kind: 'dimension', name, level: 'derived', purpose, px, plain };
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
    purpose: 'Corners of controls; cards take 1.5 times as much.',
    px: 8,
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
  scaled('4', 16, 'Space inside a card.'),
  scaled('5', 24, 'Space before actions.'),
  scaled('6', 32, 'Space between sections.'),
];
