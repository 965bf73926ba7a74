import type { Page } from 'playwright-core';

export interface Box {
  part: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

const SIDES = ['x', 'y', 'width', 'height'] as const;

/** Where each element of the kit is in the checkout, in pixels from its corner; in the order of the page. */
export function boxesOf(page: Page): Promise<Box[]> {
  return page.evaluate(() => {
    const root = document.querySelector('.kc-checkout');
    if (!root) throw new Error('There is no checkout on the page.');
    const corner = root.getBoundingClientRect();
    return [...root.querySelectorAll('[class*="kc-"]')]
      .filter((part) => getComputedStyle(part).display !== 'contents')
      .map((part) => {
        const { x, y, width, height } = part.getBoundingClientRect();
        const classes = (part.getAttribute('class') ?? '').split(' ').filter((name) => name.startsWith('kc-'));
        return { part: classes.join('.'), x: x - corner.x, y: y - corner.y, width, height };
      });
  });
}

/** Each element that is not where the kit puts it on a page of its own, one sentence each. */
export function misplaced(own: readonly Box[], there: readonly Box[]): string[] {
  const found = own.flatMap((box, index) => {
    const other = there[index];
    if (other?.part !== box.part) return [`${box.part}: ${other?.part ?? 'nothing'} is in its place`];
    const sides = SIDES.filter((side) => Math.abs(box[side] - other[side]) >= 0.5);
    return sides.map((side) => `${box.part}: ${side} is ${other[side].toFixed(1)}, not ${box[side].toFixed(1)}`);
  });
  return there.length > own.length ? [...found, `there are ${there.length - own.length} more`] : found;
}

/** What is above the pay button, for a page with a button of its own. */
export function aboveButton(boxes: readonly Box[]): Box[] {
  return boxes
    .slice(
      0,
      boxes.findIndex(({ part }) => part === 'kc-status'),
    )
    .filter(({ part }) => part !== 'kc-layout');
}
