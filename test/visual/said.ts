import type { Page } from '@playwright/test';

/** Notes what live regions of the page say, from before its first script. */
export async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(noteSayings);
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said);
}

/** Runs in the page. One entry each time the words of a region change to others than none. */
function noteSayings(): void {
  const LIVE = '[role="status"], [role="alert"], [aria-live]';
  const said: string[] = [];
  Object.assign(window, { said });
  const before = new WeakMap<Element, string>();

  function note(region: Element, suffix = ''): void {
    const text = (region.textContent ?? '').trim();
    if (text && text !== before.get(region)) said.push(text + suffix);
    before.set(region, text);
  }

  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      for (const added of addedNodes) {
        if (!(added instanceof Element)) continue;
        // Many screen readers say nothing of a region that comes with its words.
        for (const region of [added, ...added.querySelectorAll(LIVE)]) {
          if (region.matches(LIVE)) note(region, ' (came with its region)');
        }
      }
      const place = target instanceof Element ? target : target.parentElement;
      const region = place?.closest(LIVE);
      if (region) note(region);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
