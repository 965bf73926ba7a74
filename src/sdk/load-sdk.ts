import { MESSAGE_PREFIX } from '../errors/message-prefix.ts';
import { type Imp, isImp } from './imp.ts';

/** PortOne's current script. Its content changes, so an `integrity` attribute would break it. */
export const SDK_URL = 'https://cdn.iamport.kr/v1/iamport.js';

export interface LoadSdkOptions {
  /** @default SDK_URL */
  src?: string | undefined;
  /** For pages with a nonce-based content security policy. */
  nonce?: string | undefined;
  /** Milliseconds per try. @default 15000 */
  timeout?: number | undefined;
  /** Further tries after the first. @default 2 */
  retries?: number | undefined;
}

/** The script could not be loaded, or did not define `window.IMP`. */
export class SdkLoadError extends Error {
  override name = 'SdkLoadError';
}

const loads = new Map<string, Promise<Imp>>();

/**
 * Loads PortOne's browser SDK and answers with `window.IMP`.
 *
 * However many ask, there is one script per URL. An `IMP` or a script tag that is there already is adopted.
 * A failed load is forgotten, so that asking again tries again.
 *
 * @returns null on a server, where there is no window.
 * @throws {SdkLoadError} (as a rejection) after the last try.
 */
export function loadSdk(options: LoadSdkOptions = {}): Promise<Imp> | null {
  if (typeof window === 'undefined' || typeof document === 'undefined') return null;
  const src = new URL(options.src ?? SDK_URL, document.baseURI).href;
  const known = loads.get(src);
  if (known) return known;
  const load = readImp() ?? tryRepeatedly(src, options);
  const promise = Promise.resolve(load);
  loads.set(src, promise);
  promise.catch(() => loads.delete(src));
  return promise;
}

function readImp(): Imp | null {
  const found: unknown = (window as { IMP?: unknown }).IMP;
  return isImp(found) ? found : null;
}

async function tryRepeatedly(src: string, { nonce, timeout = 15_000, retries = 2 }: LoadSdkOptions): Promise<Imp> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await loadOnce(src, nonce, timeout);
    } catch (error) {
      if (attempt >= retries) throw error;
      // Growing and jittered, so that a shop full of waiting pages does not come back in step.
      await new Promise((resolve) => setTimeout(resolve, 300 * 2 ** attempt * (0.5 + Math.random())));
    }
  }
}

/** A tag the shop wrote into its page. One that failed before we came never fires again: the time-out covers it. */
function findTag(src: string): HTMLScriptElement | null {
  for (const tag of document.querySelectorAll<HTMLScriptElement>('script[src]')) {
    if (tag.src === src && tag.dataset.kiwoomCheckout !== 'failed') return tag;
  }
  return null;
}

function loadOnce(src: string, nonce: string | undefined, timeout: number): Promise<Imp> {
  return new Promise((resolve, reject) => {
    const imp = readImp();
    if (imp) return resolve(imp);
    const adopted = findTag(src);
    const tag = adopted ?? document.createElement('script');

    const end = (problem: string | null) => {
      clearTimeout(timer);
      tag.removeEventListener('load', onLoad);
      tag.removeEventListener('error', onError);
      const loaded = readImp();
      if (loaded) return resolve(loaded);
      tag.dataset.kiwoomCheckout = 'failed';
      if (!adopted) tag.remove();
      reject(new SdkLoadError(`${MESSAGE_PREFIX}${problem ?? 'the script came, but without window.IMP'} (${src})`));
    };
    const onLoad = () => end(null);
    const onError = () => end('the script could not be loaded');
    const timer = setTimeout(() => end(`the script did not come within ${timeout} ms`), timeout);

    tag.addEventListener('load', onLoad);
    tag.addEventListener('error', onError);
    if (adopted) return;
    tag.src = src;
    tag.async = true;
    if (nonce) tag.nonce = nonce;
    document.head.append(tag);
  });
}
