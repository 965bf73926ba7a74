import { JSDOM } from 'jsdom';

/** Node has these too, and jsdom accepts only its own. */
const OWN_KINDS = ['Event', 'CustomEvent', 'EventTarget', 'MessageEvent', 'navigator'];

/** Gives this process the globals of a page. Call it before React is imported: React looks for them once. */
export function setBrowserGlobals(): void {
  const { window } = new JSDOM('<!doctype html><div id="root"></div>', {
    url: 'https://shop.example/',
    pretendToBeVisual: true,
  });
  const page = window as Record<string, unknown>;
  for (const name of Object.getOwnPropertyNames(window)) {
    if (name in globalThis && !OWN_KINDS.includes(name)) continue;
    Object.defineProperty(globalThis, name, { value: page[name], configurable: true, writable: true });
  }
}
