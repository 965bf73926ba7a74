// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadSdk, SdkLoadError } from '../../src/sdk/load-sdk.ts';

const imp = { init() {}, request_pay() {} };
const page = window as { IMP?: unknown };
let count = 0;
/** The loader remembers addresses, so each test has its own. */
const freshUrl = () => {
  count += 1;
  return `https://sdk.test/${count}.js`;
};
const tags = () => [...document.querySelectorAll<HTMLScriptElement>('script')];
const lastTag = () => tags().at(-1) as HTMLScriptElement;

function arrive(tag: HTMLScriptElement, withImp = true) {
  if (withImp) page.IMP = imp;
  tag.dispatchEvent(new Event('load'));
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  page.IMP = undefined;
  for (const tag of tags()) tag.remove();
});

describe('loadSdk', () => {
  it('adds one script however many ask', async () => {
    const src = freshUrl();
    const both = [loadSdk({ src }), loadSdk({ src })];
    expect(tags()).toHaveLength(1);
    arrive(lastTag());
    expect(await Promise.all(both)).toEqual([imp, imp]);
  });

  it('adopts an IMP that is there already', async () => {
    page.IMP = imp;
    expect(await loadSdk({ src: freshUrl() })).toBe(imp);
    expect(tags()).toHaveLength(0);
  });

  it('adopts a tag that the page has', async () => {
    const src = freshUrl();
    const own = document.createElement('script');
    own.src = src;
    document.head.append(own);
    const load = loadSdk({ src });
    expect(tags()).toEqual([own]);
    arrive(own);
    expect(await load).toBe(imp);
  });

  it('gives the tag its nonce', async () => {
    const load = loadSdk({ src: freshUrl(), nonce: 'abc' });
    expect(lastTag().nonce).toBe('abc');
    arrive(lastTag());
    await load;
  });

  it('tries three times with growing pauses, and then says what happened', async () => {
    const src = freshUrl();
    const load = loadSdk({ src });
    const failed = expect(load).rejects.toThrow(SdkLoadError);
    let seen = 0;
    const addresses = new Set<string>();
    for (let i = 0; i < 3; i += 1) {
      expect(tags()).toHaveLength(1);
      seen += 1;
      addresses.add(lastTag().src);
      lastTag().dispatchEvent(new Event('error'));
      await vi.advanceTimersByTimeAsync(2_000);
    }
    await failed;
    expect(seen).toBe(3);
    // A browser joins a request to the same address that is still in flight.
    expect(addresses.size).toBe(3);
    expect([...addresses][0]).toBe(src);
    expect(tags()).toHaveLength(0);
  });

  it('forgets a failure, so that asking again tries again', async () => {
    const src = freshUrl();
    const failed = expect(loadSdk({ src, retries: 0 })).rejects.toThrow('could not be loaded');
    lastTag().dispatchEvent(new Event('error'));
    await failed;
    const second = loadSdk({ src, retries: 0 });
    arrive(lastTag());
    expect(await second).toBe(imp);
  });

  it('asks for another address after a failure, also at the next call, and keeps the parameters of its own', async () => {
    const src = `${freshUrl()}?outcome=approve`;
    const failed = expect(loadSdk({ src, retries: 0 })).rejects.toThrow('15000 ms');
    expect(lastTag().src).toBe(src);
    await vi.advanceTimersByTimeAsync(15_000);
    await failed;
    const second = loadSdk({ src, retries: 0 });
    expect(lastTag().src).toBe(`${src}&kiwoom-checkout-try=1`);
    arrive(lastTag());
    await second;
  });

  it('puts the IMP in use back when a script that was given up arrives after all', async () => {
    const src = freshUrl();
    const load = loadSdk({ src, retries: 1 });
    const hung = lastTag();
    await vi.advanceTimersByTimeAsync(16_000);
    expect(lastTag()).not.toBe(hung);
    arrive(lastTag());
    expect(await load).toBe(imp);
    page.IMP = { ...imp };
    hung.dispatchEvent(new Event('load'));
    await vi.advanceTimersByTimeAsync(0);
    expect(page.IMP).toBe(imp);
  });

  it('takes a script without window.IMP for a failure', async () => {
    const failed = expect(loadSdk({ src: freshUrl(), retries: 0 })).rejects.toThrow(
      /did not define window\.IMP.*content security policy/,
    );
    arrive(lastTag(), false);
    await failed;
  });

  it('does not wait for ever', async () => {
    const failed = expect(loadSdk({ src: freshUrl(), retries: 0 })).rejects.toThrow('15000 ms');
    await vi.advanceTimersByTimeAsync(15_000);
    await failed;
  });

  it('answers null where there is no window', () => {
    vi.stubGlobal('window', undefined);
    expect(loadSdk()).toBeNull();
    vi.unstubAllGlobals();
  });
});
