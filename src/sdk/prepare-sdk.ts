import { MESSAGE_PREFIX } from '../errors/message-prefix.ts';
import { isChannelRequestAnswered, observeChannelRequests } from './channel-request.ts';
import type { Imp } from './imp.ts';
import { initOnce, repeatInit, type SdkMerchant } from './init-once.ts';
import { SdkLoadError } from './load-sdk.ts';
import { hasSdkDialog, sdkFrames } from './sdk-frames.ts';
import { readinessOf, setReadiness } from './sdk-readiness.ts';

const POLL_DELAY_MS = 50;
/** How long frames may take to appear where the browser does not tell how the channel request ended. */
const FRAMES_TIMEOUT_MS = 3_000;
const MAX_INIT_RETRIES = 2;
const RETRY_DELAY_MS = 500;

const preparations = new WeakMap<Imp, Promise<void>>();

/**
 * Initialises the SDK, and repeats `init` where it did not get its frames: the SDK asks for the merchant's channels
 * once, reports no failure, and would keep a payment waiting for ever. However many ask, there is one preparation.
 * Without frames there is no payment that a second `init` could discard.
 *
 * @throws {CheckoutError} as `initOnce`, at once.
 * @throws {SdkLoadError} (as a rejection) when there are no frames after the last try. The next call tries again.
 */
export function prepareSdk(imp: Imp, merchant: SdkMerchant): Promise<void> {
  observeChannelRequests();
  initOnce(imp, merchant);
  const current = preparations.get(imp);
  if (current && readinessOf(imp) !== 'broken') return current;
  const preparation = prepare(imp, { isFirst: current === undefined });
  preparations.set(imp, preparation);
  // Callers handle the rejection; everyone else reads the readiness.
  preparation.catch(() => {});
  return preparation;
}

/** Repeats `init` after the SDK has lost its frames at the end of a payment. The result is in the readiness. */
export function repairSdk(imp: Imp): void {
  const preparation = prepare(imp, { isFirst: false });
  preparations.set(imp, preparation);
  preparation.catch(() => {});
}

async function prepare(imp: Imp, { isFirst }: { isFirst: boolean }): Promise<void> {
  setReadiness(imp, 'busy');
  for (let retries = isFirst ? 0 : 1; ; retries += 1) {
    if (retries > 0 && sdkFrames().length === 0) repeatInit(imp);
    if (await hasFramesOrNeedsNone()) return setReadiness(imp, 'ready');
    if (retries >= MAX_INIT_RETRIES) break;
    await pause(RETRY_DELAY_MS * 2 ** retries);
  }
  setReadiness(imp, 'broken');
  throw new SdkLoadError(
    `${MESSAGE_PREFIX}PortOne’s script did not get the channels of the merchant (its request to /users/pg failed), so no payment can start. ` +
      'Compare merchant.userCode with the PortOne console, and check the network, ad blockers, and connect-src and frame-src of the content security policy.',
  );
}

/** `init` waits for the document, and then builds the frames in one timer, which was set before this one. */
async function hasFramesOrNeedsNone(): Promise<boolean> {
  if (document.readyState === 'loading')
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
  await pause(0);
  const until = Date.now() + FRAMES_TIMEOUT_MS;
  for (;;) {
    if (!hasSdkDialog() || sdkFrames().length > 0) return true;
    const isAnswered = isChannelRequestAnswered();
    if (isAnswered !== null) return isAnswered;
    if (Date.now() >= until) return false;
    await pause(POLL_DELAY_MS);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
