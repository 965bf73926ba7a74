import type { Page } from 'playwright-core';

/** A layout shift counts until nothing can move any more. */
const SETTLED_MS = 500;

export interface LayoutShift {
  score: number;
  /** The elements that moved, by class or text. */
  moved: string[];
}

interface ShiftEntry extends PerformanceEntry {
  value: number;
  sources: { node: Node | null }[];
}

/** The sum of the layout shifts from the load until the checkout is ready. Shifts before this call are in it. */
export async function layoutShift(page: Page): Promise<LayoutShift> {
  await page.waitForSelector('form[data-status="ready"]');
  await page.waitForTimeout(SETTLED_MS);
  return page.evaluate(
    () =>
      new Promise<LayoutShift>((resolve) => {
        const observer = new PerformanceObserver((list) => {
          const shifts = list.getEntries() as ShiftEntry[];
          const nodes = shifts.flatMap(({ sources }) => sources.map(({ node }) => node));
          resolve({
            score: shifts.reduce((sum, { value }) => sum + value, 0),
            moved: nodes.map((node) => (node instanceof Element ? node.className : (node?.textContent ?? 'removed'))),
          });
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        // Without any shift the observer is never called.
        setTimeout(() => resolve({ score: 0, moved: [] }), 200);
      }),
  );
}
