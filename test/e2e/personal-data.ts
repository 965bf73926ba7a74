import type { BrowserContext, Page } from '@playwright/test';

/** What the storefront's buyer and the cards of these journeys are made of. */
const PERSONAL: readonly RegExp[] = [
  /홍길동/,
  /hong@example\.com/,
  /010-?1234-?5678/,
  /(?<![\da-z])900215(?![\da-z])/i,
];

/** As typed, in one run or in groups of four. Random ids have other groups: `37913505-52503348-4b8` is none. */
const CARD_NUMBER = /(?<![\da-z-])\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}(?![\da-z-])/i;

/** Where what a page leaves behind can be read by others: its storage, and the addresses that it went to or called. */
export interface Traces {
  /** Each place with personal data in it. */
  withPersonalData(): Promise<string[]>;
}

/** Begins to note the addresses. Those of the payment service are not the shop's: its own window needs the buyer's name. */
export function watchTraces(page: Page): Traces {
  const context = page.context();
  const addresses = new Set<string>();
  const note = (address: string) => {
    if (!isOfService(address)) addresses.add(address);
  };
  context.on('request', (request) => note(request.url()));
  page.on('framenavigated', (frame) => note(frame.url()));
  return {
    async withPersonalData() {
      const places = [...addresses, ...(await storageOf(context))];
      return places.filter((place) => hasPersonalData(readable(place)));
    },
  };
}

export function hasPersonalData(text: string): boolean {
  return CARD_NUMBER.test(text) || PERSONAL.some((pattern) => pattern.test(text));
}

function isOfService(address: string): boolean {
  return new URL(address).pathname.startsWith('/__sandbox');
}

async function storageOf(context: BrowserContext): Promise<string[]> {
  const { cookies, origins } = await context.storageState({ indexedDB: true });
  const kept = [...cookies.map((cookie) => ({ cookie })), ...origins].map((place) => JSON.stringify(place));
  const sessions = await Promise.all(context.pages().map((page) => sessionOf(page)));
  return [...kept, ...sessions];
}

async function sessionOf(page: Page): Promise<string> {
  // A page that is going away has no storage to read.
  const stored = await page.evaluate(() => JSON.stringify({ ...sessionStorage })).catch(() => '');
  return stored === '' ? '' : `sessionStorage ${stored}`;
}

function readable(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
