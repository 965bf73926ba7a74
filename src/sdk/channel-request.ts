/** The address of the SDK's synchronous request for the merchant's channels, up to its query. */
const CHANNEL_ADDRESS = /^[^?#]*\/users\/pg\/[^/?#]+(?:[?#]|$)/;

/** HTTP status of the newest such request; 0 when it failed on the way. */
let newestStatus: number | undefined;
let observer: PerformanceObserver | null = null;

/** Starts noting the SDK's channel requests. To be called before `init`, because the page's buffer may be full. */
export function observeChannelRequests(): void {
  if (observer || typeof PerformanceObserver === 'undefined') return;
  observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: 'resource', buffered: true });
}

/**
 * Did the service answer the newest channel request? Null where the browser does not tell. If it did, and there are no
 * frames, the merchant has no channel, which the SDK itself reports at the next `request_pay`.
 */
export function isChannelRequestAnswered(): boolean | null {
  note(observer?.takeRecords() ?? []);
  return newestStatus === undefined ? null : newestStatus >= 200 && newestStatus < 300;
}

function note(entries: readonly PerformanceEntry[]): void {
  for (const entry of entries) {
    const { name, responseStatus } = entry as PerformanceEntry & { responseStatus?: number };
    if (CHANNEL_ADDRESS.test(name)) newestStatus = responseStatus;
  }
}
