/** What one element of the kit computes to. */
export interface Look {
  what: string;
  values: Readonly<Record<string, string>>;
}

/** Shorthands and their parts that the eye can tell; `text-decoration-line` and not the whole, which resolves differently. */
const PROPERTIES = [
  ...['display', 'position', 'float', 'clear', 'appearance', 'opacity', 'visibility', 'overflow-x'],
  ...['margin-top', 'margin-right', 'margin-bottom', 'margin-left'],
  ...['padding-top', 'padding-right', 'padding-bottom', 'padding-left'],
  ...['border-top-width', 'border-right-width', 'border-bottom-width', 'border-left-width', 'border-top-style'],
  ...['border-top-color', 'border-top-left-radius', 'min-width', 'min-height', 'max-width', 'max-height'],
  ...['background-color', 'background-image', 'box-shadow', 'color', 'fill', 'stroke', 'list-style-type'],
  ...['font-family', 'font-size', 'font-weight', 'font-style', 'line-height', 'letter-spacing', 'word-spacing'],
  ...['text-align', 'text-indent', 'text-transform', 'text-decoration-line', 'text-shadow', 'white-space'],
  ...['align-items', 'justify-content', 'flex-grow', 'flex-shrink', 'flex-basis', 'column-gap', 'row-gap', 'transform'],
];

/** Runs in the page. Every element of the kit: computed style, width and height, and where it stands in its part. */
export function looks(properties: readonly string[]): Look[] {
  return [...document.querySelectorAll('.kc, .kc *')].flatMap((element): Look[] => {
    if (element.closest('option, optgroup') || (element.closest('svg') && element.localName !== 'svg')) return [];
    const style = getComputedStyle(element);
    const values: Record<string, string> = {};
    for (const property of properties) values[property] = style.getPropertyValue(property);
    // A border without a width shows nothing, whatever its style.
    if (values['border-top-width'] === '0px') values['border-top-style'] = 'none';
    for (const pseudo of ['::before', '::after']) values[pseudo] = getComputedStyle(element, pseudo).content;
    const { x, y, width, height } = element.getBoundingClientRect();
    const part = (element.parentElement?.closest('.kc') ?? element).getBoundingClientRect();
    const place = { x: x - part.x, y: y - part.y, width, height };
    for (const [name, value] of Object.entries(place)) values[name] = value.toFixed(1);
    const path = [element.parentElement, element].map((at) => `${at?.localName}.${at?.getAttribute('class') ?? ''}`);
    return [{ what: path.join(' > '), values }];
  });
}

export { PROPERTIES };

/** Each difference once: `label.kc-row-head: display is inline-block, not flex`. */
export function differences(own: readonly Look[], other: readonly Look[]): string[] {
  if (own.length !== other.length) return [`${other.length} elements, not ${own.length}`];
  const found = own.flatMap(({ what, values }, index) =>
    Object.entries(values).flatMap(([name, value]) => {
      const there = other[index]?.values[name];
      return there === value ? [] : [`${what}: ${name} is ${there}, not ${value}`];
    }),
  );
  return [...new Set(found)];
}
