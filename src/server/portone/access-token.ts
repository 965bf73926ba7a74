import type { TokenWire } from '../../wire/rest.ts';
import { orAbort, withDeadline } from './deadline.ts';
import { timedOut } from './portone-exchange.ts';

/**
 * PortOne returns the same token until its last minute, and then extends it by five.
 * Asking a little later than that minute begins gets the extension at the first try.
 */
const MARGIN_SECONDS = 55;

export interface AccessTokens {
  /** A token that is good for the next call. Callers at the same time share one request. */
  get(signal: AbortSignal): Promise<string>;
  /** Forgets a token that PortOne did not accept. */
  drop(token: string): void;
  /** Marks this moment. What it returns tells it in unix seconds by PortOne's clock, as the newest token has it. */
  mark(): () => number;
}

interface AccessTokenOptions {
  /** Asks PortOne, repeats included. */
  issue: (signal: AbortSignal) => Promise<TokenWire>;
  /** Milliseconds; any clock that runs evenly, right or wrong. */
  now: () => number;
  timeout: number;
}

/** Keeps one access token. Its life is measured by PortOne's clock: `expired_at - now`, from the moment of asking. */
export function createAccessTokens({ issue, now, timeout }: AccessTokenOptions): AccessTokens {
  let current: { token: string; staleAt: number } | undefined;
  let pending: Promise<string> | undefined;
  /** Milliseconds that PortOne's clock is ahead of ours. */
  let ahead = 0;

  async function renew(): Promise<string> {
    const requestedAt = now();
    const wire = await withDeadline(timeout, issue);
    const life = wire.expired_at - wire.now - MARGIN_SECONDS;
    ahead = wire.now * 1000 - requestedAt;
    current = { token: wire.access_token, staleAt: requestedAt + life * 1000 };
    return wire.access_token;
  }

  function share(): Promise<string> {
    pending ??= renew().finally(() => {
      pending = undefined;
    });
    return pending;
  }

  return {
    async get(signal) {
      if (current !== undefined && now() < current.staleAt) return current.token;
      // Not aborted with this caller: others may be waiting for the same token.
      return orAbort(share(), signal, () => timedOut('POST /users/getToken'));
    },
    drop(token) {
      if (current?.token === token) current = undefined;
    },
    mark() {
      const at = now();
      return () => Math.floor((at + ahead) / 1000);
    },
  };
}
