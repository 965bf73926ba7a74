import type { ColourToken, Oklch } from './token.ts';

type Sample = readonly [oklch: Oklch, hex: string];

/** A colour that a shop sets, with a value of its own for each scheme. */
function base(name: string, purpose: string, light: Sample, dark: Sample, plain?: string): ColourToken {
  const mixed = `light-dark(${write(light[0])}, ${write(dark[0])})`;
  return { ...colour(name, purpose, light, dark), level: 'set', mixed, ...(plain ? { plain } : {}) };
}

type Percents = readonly [light: number, dark: number];

/** The percentages of `source` over the surface, one for each scheme. */
function over(source: string, [light, dark]: Percents): string {
  return `light-dark(${share(source, light)}, ${share(source, dark)})`;
}

/** A percentage of `source` over the surface. */
function share(source: string, percent: number): string {
  return `color-mix(in oklab, var(--_kc-surface), ${source} ${percent}%)`;
}

interface Mixed {
  source: string;
  percents: Percents;
  plain: string;
}

/** A colour mixed over the surface: a percentage of `source` for the light scheme and one for the dark scheme. */
function mixed(
  name: string,
  purpose: string,
  { source, percents, plain }: Mixed,
  light: Sample,
  dark: Sample,
): ColourToken {
  return { ...colour(name, purpose, light, dark), mixed: over(source, percents), plain };
}

/** The fill of a notice: a tone at one lightness and chroma, so that the fills weigh the same. */
function tint(
  tone: string,
  purpose: string,
  { percents, plain }: Omit<Mixed, 'source'>,
  light: Sample,
  dark: Sample,
): ColourToken {
  const css = over(`oklch(from var(--_kc-${tone}) 0.76 0.14 h)`, percents);
  return { ...colour(`${tone}-quiet`, purpose, light, dark), mixed: share(`var(--_kc-${tone})`, 7), css, plain };
}

function colour(name: string, purpose: string, light: Sample, dark: Sample): ColourToken {
  const [day, night] = [light, dark].map(([oklch, hex]) => ({ oklch, hex })) as [
    ColourToken['light'],
    ColourToken['dark'],
  ];
  return { kind: 'color', name, level: 'derived', purpose, light: day, dark: night };
}

function write([lightness, chroma, hue]: Oklch): string {
  return `oklch(${lightness} ${chroma} ${hue})`;
}

const ACCENT: [Sample, Sample] = [
  [[0.445, 0.072, 190], '#10605d'],
  [[0.82, 0.072, 188], '#8dd4cd'],
];

export const COLOURS: readonly ColourToken[] = [
  {
    ...colour('accent', 'The fill of the one next step; marks and links follow it.', ...ACCENT),
    level: 'set',
    plain: '#1b7d79',
    mixed: `light-dark(${write(ACCENT[0][0])}, #1b7d79)`,
    css: `light-dark(${write(ACCENT[0][0])}, ${write(ACCENT[1][0])})`,
  },
  {
    ...colour(
      'on-accent',
      'Text on the accent: black or white, by its lightness; white in browsers without relative colours.',
      [[1, 0, 0], '#ffffff'],
      [[0.16, 0.029, 188], '#001110'],
    ),
    level: 'set',
    plain: '#fff',
    css: 'oklch(from var(--_kc-accent) clamp(clamp(0, (l - 0.57) * 2, 0.16), (0.567 - l) * 1e6, 1) calc(c * 0.4 * clamp(0, (l - 0.567) * 1e6, 1)) h)',
  },
  base(
    'surface',
    'Behind the parts and in fields; give the page the same.',
    [[1, 0, 0], '#ffffff'],
    [[0.205, 0.005, 85], '#181715'],
    'Canvas',
  ),
  base(
    'ink',
    'Text, and the rules of the total.',
    [[0.245, 0.007, 85], '#22201d'],
    [[0.95, 0.004, 85], '#f0eeeb'],
    'CanvasText',
  ),
  base('tone', 'The temperature of every grey.', [[0.5, 0.028, 85], '#6b6251'], [[0.7, 0.014, 85], '#a29e95']),
  base('positive', 'Paid.', [[0.47, 0.105, 150], '#256b3a'], [[0.8, 0.13, 152], '#78d694'], '#2a8442'),
  base(
    'caution',
    'Not confirmed yet; a deadline is near.',
    [[0.485, 0.098, 70], '#825411'],
    [[0.83, 0.115, 80], '#efbf6c'],
    '#a06a15',
  ),
  base(
    'negative',
    'Failed; an invalid field.',
    [[0.495, 0.17, 27], '#ae2926'],
    [[0.775, 0.115, 25], '#f79890'],
    '#d0443c',
  ),

  mixed(
    'quiet',
    'Fill of what rests: busy, closed, neutral.',
    { source: 'var(--_kc-tone)', percents: [6, 9], plain: 'rgb(128 128 128 / 0.1)' },
    [[0.97, 0.002, 85], '#f5f5f4'],
    [[0.25, 0.006, 85], '#23211e'],
  ),
  mixed(
    'line',
    'Rules and frames that only order.',
    { source: 'var(--_kc-tone)', percents: [19, 26], plain: 'rgb(128 128 128 / 0.3)' },
    [[0.905, 0.005, 85], '#e1dfdc'],
    [[0.334, 0.007, 85], '#383632'],
  ),
  mixed(
    'line-strong',
    'Borders of fields, radios and boxes.',
    { source: 'var(--_kc-ink)', percents: [50, 52], plain: '#808080' },
    [[0.623, 0.004, 85], '#888784'],
    [[0.592, 0.004, 85], '#7f7e7b'],
  ),
  mixed(
    'ink-2',
    'Labels, hints, notes, icons.',
    { source: 'var(--_kc-ink)', percents: [73, 77], plain: 'var(--_kc-ink)' },
    [[0.449, 0.005, 85], '#565552'],
    [[0.779, 0.004, 85], '#b8b7b4'],
  ),
  mixed(
    'hover',
    'Fill under a pointer.',
    { source: 'var(--_kc-tone)', percents: [4, 6], plain: 'rgb(128 128 128 / 0.06)' },
    [[0.98, 0.001, 85], '#f9f8f7'],
    [[0.235, 0.006, 85], '#1f1e1b'],
  ),
  {
    ...colour(
      'chosen',
      'Fill of the chosen row and its details.',
      [[0.972, 0.004, 190], '#f3f7f6'],
      [[0.248, 0.006, 139], '#20221f'],
    ),
    plain: 'rgb(128 128 128 / 0.08)',
    mixed: share('var(--_kc-mark)', 5),
    css: over('var(--_kc-mark)', [5, 7]),
  },
  tint(
    'positive',
    'Fill of a notice that says paid.',
    { percents: [10, 8], plain: 'rgb(42 132 66 / 0.08)' },
    [[0.976, 0.014, 150], '#f1faf2'],
    [[0.249, 0.014, 134], '#1f231c'],
  ),
  tint(
    'caution',
    'Fill of a notice that asks for patience.',
    { percents: [11, 8], plain: 'rgb(160 106 21 / 0.08)' },
    [[0.974, 0.015, 70], '#fdf5eb'],
    [[0.249, 0.016, 81], '#252119'],
  ),
  tint(
    'negative',
    'Fill of a notice that says failed.',
    { percents: [10, 9], plain: 'rgb(208 68 60 / 0.08)' },
    [[0.976, 0.014, 27], '#fff4f2'],
    [[0.255, 0.015, 40], '#2a201d'],
  ),
  {
    ...colour('accent-mark', 'Marks, links and the ring: the accent, dark or light enough to be seen.', ...ACCENT),
    plain: 'var(--_kc-accent)',
    mixed: 'color-mix(in oklab, var(--_kc-accent), var(--_kc-ink) 50%)',
    css: 'light-dark(oklch(from var(--_kc-accent) min(l, 0.53) c h), oklch(from var(--_kc-accent) max(l, 0.74) c h))',
  },
  {
    ...colour(
      'accent-press',
      'The filled button under a pointer.',
      [[0.409, 0.059, 189], '#1b5450'],
      [[0.843, 0.059, 187], '#a0d9d2'],
    ),
    plain: 'var(--_kc-accent)',
    mixed: 'color-mix(in oklab, var(--_kc-accent) 82%, var(--_kc-ink))',
  },
  { ...colour('focus', 'The ring.', ...ACCENT), plain: 'var(--_kc-mark)', same: 'accent-mark' },
];
