import { MESSAGE_PREFIX } from '../errors/message-prefix.ts';
import { type Imp, isImp } from './imp.ts';
import { noteSdkAddress } from './sdk-caller.ts';

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

const EMPTY = 'the script loaded, but did not define window.IMP';
const NEXT_STEP =
  'Without it no payment can start. Look at the network panel: an ad blocker, script-src of the content security policy, or a wrong merchant.sdkUrl may be the cause.';
/** No further try would end otherwise. */
class SdkRefusedError extends SdkLoadError {}

const TRUSTED_TYPES =
  'the content security policy of this page (require-trusted-types-for) does not let a script be loaded from an address in text, so no payment can start. Load PortOne’s script by a tag of the page itself, which the kit adopts, or allow its address in a default policy; whether that script works under Trusted Types is not known';
const RETRY_DELAY_MS = 300;
/** Marks every request after the first. */
const TRY_PARAMETER = 'kiwoom-checkout-try';

const loads = new Map<string, Promise<Imp>>();
/** Failed tries of each address. */
const failures = new Map<string, number>();

/**
 * Loads PortOne's browser SDK and resolves with `window.IMP`.
 *
 * There is one load per URL, however many callers. An existing `IMP` or script tag is adopted. After a failed load the
 * next call tries again. Each try after the first has a URL of its own: for an equal URL the browser joins the request
 * that is still in flight, so one that hangs would take every retry with it.
 *
 * @returns null on a server, where there is no window.
 * @throws {SdkLoadError} (as a rejection) after the last try.
 */
export function loadSdk(options: LoadSdkOptions = {}): Promise<Imp> | null {
  if (typeof window === 'undefined' || typeof document === 'undefined') return null;
  const src = new URL(options.src ?? SDK_URL, document.baseURI).href;
  const current = loads.get(src);
  if (current) return current;
  noteSdkAddress(src);
  const load = Promise.resolve(readImp() ?? tryRepeatedly(src, options));
  loads.set(src, load);
  load.catch(() => loads.delete(src));
  return load;
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
      failures.set(src, (failures.get(src) ?? 0) + 1);
      if (attempt >= retries || error instanceof SdkRefusedError) throw error;
      // Growing and jittered, so that many waiting pages do not retry in step.
      await new Promise((resolve) => setTimeout(resolve, RETRY_DELAY_MS * 2 ** attempt * (0.5 + Math.random())));
    }
  }
}

/** The address of the next try. */
function addressOf(src: string): string {
  const count = failures.get(src) ?? 0;
  if (count === 0) return src;
  const url = new URL(src);
  url.searchParams.set(TRY_PARAMETER, String(count));
  return url.href;
}

/** A tag of the page itself. One that has failed already fires no more events: the timeout covers it. */
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
    const address = addressOf(src);
    const adopted = findTag(address);
    const tag = adopted ?? createTag(address, nonce);
    if (tag === null) return reject(new SdkRefusedError(`${MESSAGE_PREFIX}${TRUSTED_TYPES} (${src})`));

    const end = (problem: string | null) => {
      clearTimeout(timer);
      tag.removeEventListener('load', onLoad);
      tag.removeEventListener('error', onError);
      const loaded = readImp();
      if (loaded) return resolve(loaded);
      tag.dataset.kiwoomCheckout = 'failed';
      tag.addEventListener('load', () => void keepImp(src));
      if (!adopted) tag.remove();
      reject(new SdkLoadError(`${MESSAGE_PREFIX}${problem ?? EMPTY} (${src}). ${NEXT_STEP}`));
    };
    const onLoad = () => end(null);
    const onError = () => end('the script could not be loaded');
    const timer = setTimeout(() => end(`the script did not load within ${timeout} ms`), timeout);

    tag.addEventListener('load', onLoad);
    tag.addEventListener('error', onError);
    if (!adopted) document.head.append(tag);
  });
}

/** Null where the page lets no script of its own be loaded. */
function createTag(address: string, nonce: string | undefined): HTMLScriptElement | null {
  const tag = document.createElement('script');
  try {
    tag.src = address;
  } catch {
    // Trusted Types: a plain text is not assigned.
    return null;
  }
  tag.async = true;
  if (nonce) tag.nonce = nonce;
  return tag;
}

/**
 * A script that was given up runs when its response comes after all, and replaces `window.IMP` by an object that has not
 * been initialised. The page gets back the one that is in use.
 */
async function keepImp(src: string): Promise<void> {
  const used = await loads.get(src);
  if (used) Object.assign(window, { IMP: used });
}
