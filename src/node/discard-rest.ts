import type { NodeRequest } from './node-types.ts';

/** A body that is longer was not sent by a page or by PortOne. */
const MAX_BYTES = 1024 * 1024;
const MAX_MS = 2_000;

/**
 * Reads what is left of a body and throws it away, within limits. Node closes a connection that is not used again right after
 * the answer; a caller that is still sending then finds it reset, and a proxy answers 502 in place of what was answered.
 */
export async function discardRest(req: NodeRequest): Promise<void> {
  if (req.readableEnded || req.destroyed) return;
  await new Promise<void>((resolve) => {
    let size = 0;
    const timer = setTimeout(resolve, MAX_MS);
    const over = () => {
      clearTimeout(timer);
      resolve();
    };
    req.on('data', (chunk) => {
      size += chunk.length;
      if (size > MAX_BYTES) over();
      // An earlier reader may have paused it.
      else req.resume();
    });
    req.on('end', over);
    req.on('error', over);
    req.on('close', over);
    req.resume();
  });
}
