import type { Page } from 'playwright-core';

/** A layout shift counts until nothing can move any more. */
const SETTLED_MS = 500;

/** The sum of the layout shifts from the load until the checkout is ready. Shifts before this call are in it. */
export async function layoutShift(page: Page): Promise<number> {
  await page.waitForSelector('form[data-status="ready"]');
  await page.waitForTimeout(SETTLED_MS);
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const observer = new PerformanceObserver((list) => {
          const shifts = list.getEntries() as (PerformanceEntry & { value: number })[];
          resolve(shifts.reduce((sum, { value }) => sum + value, 0));
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        // Without any shift the observer is never called.
        setTimeout(() => resolve(0), 200);
      }),
  );
}
