import type { ColourToken, ShadowToken, Token } from '../src/tokens/token.ts';

/** Whose `$extensions` these are. */
const OURS = 'npm.kiwoom-checkout';

type Entry = Record<string, unknown>;

/**
 * The tokens in the format of the Design Tokens Community Group (Format and Color modules, 2025.10): the colours
 * as two groups, `light` and `dark`, and one group for each other type.
 *
 * `$extensions['npm.kiwoom-checkout']` names the custom property, its level, and the CSS it is worked out by.
 */
export function toDesignTokens(tokens: readonly Token[]): Entry {
  const colours = tokens.filter((token) => token.kind === 'color');
  const others = tokens.filter((token) => token.kind !== 'color');
  const group = (kind: Token['kind']) =>
    Object.fromEntries(
      others.filter((token) => token.kind === kind).map((token) => [token.name, entry(token, other(token))]),
    );
  const colorScheme = (name: 'light' | 'dark') =>
    Object.fromEntries(colours.map((token) => [token.name, entry(token, colour(token, name))]));
  return {
    $description: 'The look of kiwoom-checkout. Design Tokens Format Module 2025.10.',
    light: { $type: 'color', $description: 'Where the colour scheme is light.', ...colorScheme('light') },
    dark: { $type: 'color', $description: 'Where the colour scheme is dark.', ...colorScheme('dark') },
    size: { $type: 'dimension', $description: 'At density 1.', ...group('dimension') },
    scale: { $type: 'number', ...group('number') },
    type: { $type: 'fontFamily', ...group('fontFamily') },
    weight: { $type: 'fontWeight', ...group('fontWeight') },
    shadow: { $type: 'shadow', ...group('shadow') },
  };
}

function entry(token: Token, $value: unknown): Entry {
  const { level, name, purpose } = token;
  const css = token.css ?? token.mixed ?? token.plain;
  return { $value, $description: purpose, $extensions: { [OURS]: { property: `--kc-${name}`, level, css } } };
}

function colour({ same, ...token }: ColourToken, colorScheme: 'light' | 'dark'): unknown {
  if (same) return `{${colorScheme}.${same}}`;
  const { oklch, hex } = token[colorScheme];
  return { colorSpace: 'oklch', components: oklch, alpha: 1, hex };
}

function other(token: Exclude<Token, ColourToken>): unknown {
  switch (token.kind) {
    case 'dimension':
      return { value: token.size, unit: token.unit };
    case 'number':
    case 'fontWeight':
      return token.value;
    case 'shadow':
      return shadow(token);
    case 'fontFamily':
      return token.families;
    default:
      return token satisfies never;
  }
}

function shadow({ offsetY, blur, alpha }: ShadowToken): unknown {
  const px = (value: number) => ({ value, unit: 'px' });
  const color = { colorSpace: 'srgb', components: [0, 0, 0], alpha, hex: '#000000' };
  return { color, offsetX: px(0), offsetY: px(offsetY), blur: px(blur), spread: px(0) };
}
