import type { Imp } from './imp.ts';
import { repairSdk } from './prepare-sdk.ts';
import { hasSdkDialog, sdkFrames } from './sdk-frames.ts';
import { setReadiness } from './sdk-readiness.ts';

const POLL_DELAY_MS = 50;
const REBUILD_TIMEOUT_MS = 3_000;

/**
 * To be called when a payment ends. The SDK discards and rebuilds its frames by timers then, both after a callback and
 * after `close()`; a request in between goes to a frame that is about to be discarded. The SDK is ready when every old
 * frame is gone and there are new ones, or when nothing of this has happened within the time limit.
 */
export function awaitRebuild(imp: Imp): void {
  const old = sdkFrames();
  if (old.length === 0 && !hasSdkDialog()) return setReadiness(imp, 'ready');
  setReadiness(imp, 'busy');
  const until = Date.now() + REBUILD_TIMEOUT_MS;
  const check = () => {
    const hasNew = sdkFrames().some((frame) => !old.includes(frame));
    const isRebuilt = hasNew && old.every((frame) => !frame.isConnected);
    if (isRebuilt) return setReadiness(imp, 'ready');
    if (Date.now() < until) return void setTimeout(check, POLL_DELAY_MS);
    // The SDK asks for its channels again at each rebuild, and stays without frames when that fails.
    if (sdkFrames().length === 0) return repairSdk(imp);
    setReadiness(imp, 'ready');
  };
  // Never within this task: after a callback the SDK begins when the callback has returned.
  setTimeout(check, 0);
}
