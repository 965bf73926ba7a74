/** Colours with a value for each scheme, in the order of the editor. */
export const COLOUR_INPUTS = {
  accent: { light: '#10605d', dark: '#8dd4cd' },
  'on-accent': { light: '#ffffff', dark: '#001110' },
  surface: { light: '#ffffff', dark: '#181715' },
  ink: { light: '#22201d', dark: '#f0eeeb' },
  tone: { light: '#6b6251', dark: '#a29e95' },
  positive: { light: '#256b3a', dark: '#78d694' },
  caution: { light: '#825411', dark: '#efbf6c' },
  negative: { light: '#ae2926', dark: '#f79890' },
} as const;

export type ColourInput = keyof typeof COLOUR_INPUTS;

export const FONTS = {
  'sans-serif': undefined,
  serif: '"Noto Serif KR", "Noto Serif CJK KR", AppleMyungjo, Batang, serif',
  monospace: '"Noto Sans Mono CJK KR", D2Coding, ui-monospace, monospace',
} as const;

export interface ThemeValues {
  colours: Record<ColourInput, { light: string; dark: string }>;
  /** The text on the accent is a colour of the shop's, rather than black or white by the accent. */
  ownOnAccent: boolean;
  /** CSS pixels. */
  radius: number;
  density: number;
  font: keyof typeof FONTS;
}

export const FIRST_THEME: ThemeValues = {
  colours: COLOUR_INPUTS,
  ownOnAccent: false,
  radius: 8,
  density: 1,
  font: 'sans-serif',
};

/** The custom properties that differ from the kit's own, by name. */
export function propertiesOf({ colours, ownOnAccent, radius, density, font }: ThemeValues): Record<string, string> {
  const changed = (Object.keys(COLOUR_INPUTS) as ColourInput[]).filter((name) => {
    if (name === 'on-accent') return ownOnAccent;
    const { light, dark } = COLOUR_INPUTS[name];
    return colours[name].light !== light || colours[name].dark !== dark;
  });
  const family = FONTS[font];
  return {
    ...Object.fromEntries(changed.map((name) => [`--kc-${name}`, pair(colours[name])])),
    ...(radius === FIRST_THEME.radius ? {} : { '--kc-radius': `${radius}px` }),
    ...(density === FIRST_THEME.density ? {} : { '--kc-density': String(density) }),
    ...(family ? { '--kc-font': family } : {}),
  };
}

function pair({ light, dark }: { light: string; dark: string }): string {
  return light === dark ? light : `light-dark(${light}, ${dark})`;
}

export function isChanged(values: ThemeValues): boolean {
  return Object.keys(propertiesOf(values)).length > 0;
}

/** A rule to put into a style sheet. */
export function cssOf(values: ThemeValues): string {
  const lines = Object.entries(propertiesOf(values)).map(([name, value]) => `  ${name}: ${value};`);
  return `:root {\n${lines.join('\n')}\n}`;
}
