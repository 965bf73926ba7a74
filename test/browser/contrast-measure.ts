/** One pair of colours that stand next to each other, as the browser paints them. */
export interface Pair {
  what: string;
  ratio: number;
  /** What WCAG 2 asks for, level AA. */
  least: number;
  colours: string;
}

/**
 * Runs in the page. Contrast of every text on what is behind it, of every icon, and of the border or mark of every
 * control that can be used, on both of its sides. Or, for `rings`, the focus ring of everything that can have one.
 */
export function measure(which: 'rest' | 'rings'): Pair[] {
  const pairs: Pair[] = [];
  const known = new Map<string, number[]>();
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });

  /** sRGB of colours painted over each other, the lowest first. */
  function paint(colours: readonly string[]): number[] {
    const key = colours.join();
    const before = known.get(key);
    if (before || !canvas) return before ?? [];
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    }
    const made = [...canvas.getImageData(0, 0, 1, 1).data];
    if (made[3] !== 255) throw new Error(`Nothing opaque behind ${key}`);
    known.set(key, made);
    return made;
  }

  function luminance([r = 0, g = 0, b = 0]: number[]): number {
    const [red = 0, green = 0, blue = 0] = [r, g, b].map((part) =>
      part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function behind(element: Element | null): string[] {
    const colours: string[] = [];
    for (let at = element; at; at = at.parentElement) colours.unshift(getComputedStyle(at).backgroundColor);
    return colours;
  }

  function note(what: string, element: Element, colour: string, under: string[], least: number): void {
    const [front, back] = [paint([...under, colour]), paint(under)];
    const [low = 0, high = 0] = [luminance(front), luminance(back)].sort((a, b) => a - b);
    const where = [element.closest('.kc')?.className.replace('kc ', ''), element.className || element.localName];
    const label = `${what}: ${where.map((name) => (typeof name === 'string' ? name : 'svg')).join(' > ')}`;
    const hex = [front, back].map((rgb) =>
      rgb
        .slice(0, 3)
        .map((part) => part.toString(16).padStart(2, '0'))
        .join(''),
    );
    pairs.push({ what: label, ratio: (high + 0.05) / (low + 0.05), least, colours: hex.join(' on ') });
  }

  function text(element: Element): void {
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    const size = Number.parseFloat(fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
    note('text', element, color, behind(element), large ? 3 : 4.5);
  }

  function control(element: Element): void {
    const { borderTopColor, borderTopWidth } = getComputedStyle(element);
    if (borderTopWidth === '0px') return;
    note('border, from outside', element, borderTopColor, behind(element.parentElement), 3);
    const filled = element.matches('[type="checkbox"]:checked');
    if (!filled) note('border, from inside', element, borderTopColor, behind(element), 3);
    else note('tick', element, getComputedStyle(element, '::before').borderRightColor, behind(element), 3);
  }

  function ring(element: HTMLElement): void {
    element.focus();
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    const row = element.closest('.kc-row-head, .kc-cell');
    const inside = row && getComputedStyle(row, '::after');
    if (outlineStyle === 'solid' && outlineWidth === '2px')
      note('ring', element, outlineColor, behind(element.parentElement), 3);
    else if (inside && inside.content !== 'none' && inside.borderTopWidth === '2px')
      note('ring', element, inside.borderTopColor, behind(row), 3);
    else pairs.push({ what: `no ring: ${element.className || element.outerHTML}`, ratio: 1, least: 3, colours: '' });
  }

  const seen = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.closest('.kc-sr');
  if (which === 'rings') {
    const parts = [...document.querySelectorAll<HTMLElement>('.kc :is(input, select, button, a[href], summary)')];
    for (const part of parts) if (seen(part) && !part.matches(':disabled')) ring(part);
    return pairs;
  }
  const all = [...document.querySelectorAll('.kc *')].filter(seen);
  for (const element of all) {
    if (element.localName === 'option' || element.localName === 'optgroup') continue;
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    if (own || element.matches('select')) text(element);
    if (element.matches('input:not([type="radio"], [type="checkbox"])')) {
      text(element);
      note('placeholder', element, getComputedStyle(element, '::placeholder').color, behind(element), 4.5);
    }
    if (element.matches('.kc-select:enabled, .kc-input:enabled, .kc-pair')) control(element);
    if (element.matches(':is([type="radio"], [type="checkbox"]):enabled')) control(element);
    if (element.matches('[data-kind="second"]')) control(element);
    if (element.localName === 'svg') note('icon', element, getComputedStyle(element).color, behind(element), 3);
  }
  return pairs;
}
