import type { ColourToken, Oklch } from './token.ts';

type Sample = readonly [oklch: Oklch, hex: string];

/** A colour that a shop sets, with a value of its own for each scheme. */
function base(name: string, purpose: string, light: Sample, dark: Sample, plain?: string): ColourToken {
  const css = `light-dark(${write(light[0])}, ${write(dark[0])})`;
  return { ...colour(name, purpose, light, dark), level: 'set', css, ...(plain ? { plain } : {}) };
}

/** A colour mixed over the surface: a percentage of `source` for the light scheme and one for the dark scheme. */
function mixed(name: string, purpose: string, source: string, parts: [number, number], light: Sample, dark: Sample) {
  const [day, night] = parts.map((part) => `color-mix(in oklab, var(--_kc-surface), ${source} ${part}%)`);
  return { ...colour(name, purpose, light, dark), css: `light-dark(${day}, ${night})`, plain: light[1] };
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

/** The hue of a tone at one lightness and chroma, so that the tints weigh the same. */
function tint(name: string): string {
  return `oklch(from var(--_kc-${name}) 0.76 0.14 h)`;
}

const ACCENT: [Sample, Sample] = [
  [[0.445, 0.072, 190], '#10605d'],
  [[0.82, 0.072, 188], '#8dd4cd'],
];

export const COLOURS: readonly ColourToken[] = [
  base('accent', 'The fill of the one next step; marks and links follow it.', ...ACCENT, '#10605d'),
  {
    ...colour(
      'on-accent',
      'Text on the accent: black or white, by its lightness.',
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
    '#fff',
  ),
  base(
    'ink',
    'Text, and the rules of the total.',
    [[0.245, 0.007, 85], '#22201d'],
    [[0.95, 0.004, 85], '#f0eeeb'],
    '#22201d',
  ),
  base('tone', 'The temperature of every grey.', [[0.5, 0.028, 85], '#6b6251'], [[0.7, 0.014, 85], '#a29e95']),
  base('positive', 'Paid.', [[0.47, 0.105, 150], '#256b3a'], [[0.8, 0.13, 152], '#78d694'], '#256b3a'),
  base(
    'caution',
    'Not confirmed yet; a deadline is near.',
    [[0.485, 0.098, 70], '#825411'],
    [[0.83, 0.115, 80], '#efbf6c'],
    '#825411',
  ),
  base(
    'negative',
    'Failed; an invalid field.',
    [[0.495, 0.17, 27], '#ae2926'],
    [[0.775, 0.115, 25], '#f79890'],
    '#ae2926',
  ),

  mixed(
    'quiet',
    'Fill of what rests: busy, closed, neutral.',
    'var(--_kc-tone)',
    [6, 9],
    [[0.97, 0.002, 85], '#f5f5f4'],
    [[0.25, 0.006, 85], '#23211e'],
  ),
  mixed(
    'line',
    'Rules and frames that only order.',
    'var(--_kc-tone)',
    [19, 26],
    [[0.905, 0.005, 85], '#e1dfdc'],
    [[0.334, 0.007, 85], '#383632'],
  ),
  mixed(
    'line-strong',
    'Borders of fields, radios and boxes.',
    'var(--_kc-ink)',
    [50, 52],
    [[0.623, 0.004, 85], '#888784'],
    [[0.592, 0.004, 85], '#7f7e7b'],
  ),
  mixed(
    'ink-2',
    'Labels, hints, notes, icons.',
    'var(--_kc-ink)',
    [73, 77],
    [[0.449, 0.005, 85], '#565552'],
    [[0.779, 0.004, 85], '#b8b7b4'],
  ),
  mixed(
    'hover',
    'Fill under a pointer.',
    'var(--_kc-tone)',
    [4, 6],
    [[0.98, 0.001, 85], '#f9f8f7'],
    [[0.235, 0.006, 85], '#1f1e1b'],
  ),
  mixed(
    'chosen',
    'Fill of the chosen row and its details.',
    'var(--_kc-mark)',
    [5, 7],
    [[0.972, 0.004, 190], '#f3f7f6'],
    [[0.248, 0.006, 139], '#20221f'],
  ),
  mixed(
    'positive-quiet',
    'Fill of a notice that says paid.',
    tint('positive'),
    [10, 8],
    [[0.976, 0.014, 150], '#f1faf2'],
    [[0.249, 0.014, 134], '#1f231c'],
  ),
  mixed(
    'caution-quiet',
    'Fill of a notice that asks for patience.',
    tint('caution'),
    [11, 8],
    [[0.974, 0.015, 70], '#fdf5eb'],
    [[0.249, 0.016, 81], '#252119'],
  ),
  mixed(
    'negative-quiet',
    'Fill of a notice that says failed.',
    tint('negative'),
    [10, 9],
    [[0.976, 0.014, 27], '#fff4f2'],
    [[0.255, 0.015, 40], '#2a201d'],
  ),
  {
    ...colour('accent-mark', 'Marks, links and the ring: the accent, dark or light enough to be seen.', ...ACCENT),
    plain: 'var(--_kc-accent)',
    css: 'light-dark(oklch(from var(--_kc-accent) min(l, 0.53) c h), oklch(from var(--_kc-accent) max(l, 0.74) c h))',
  },
  {
    ...colour(
      'accent-press',
      'The filled button under a pointer.',
      [[0.409, 0.059, 189], '#1b5450'],
      [[0.843, 0.059, 187], '#a0d9d2'],
    ),
    plain: 'color-mix(in oklab, var(--_kc-accent) 82%, var(--_kc-ink))',
  },
  { ...colour('focus', 'The ring.', ...ACCENT), plain: 'var(--_kc-mark)', same: 'accent-mark' },
];
