/** A channel in the response of `/users/pg/{userCode}`. It has no channel key. */
export interface SdkChannel {
  store_id: string;
  pg_provider: string;
  pg_id: string;
  type: string;
  sandbox: boolean;
}

interface ServiceAddress {
  base: string;
  /** Added to every request of this script. */
  query: string;
}

/**
 * The merchant's channels; `[]` when the merchant has none; null when the request failed, which the SDK reports nowhere.
 * Like the real one it blocks the page, and throws where it is blocked.
 *
 * Runs in the shop's page, sent as text: it must not reference anything outside itself.
 */
export function requestChannels({ base, query }: ServiceAddress, userCode: string): SdkChannel[] | null {
  const request = new XMLHttpRequest();
  request.open('GET', `${base}/users/pg/${encodeURIComponent(userCode)}?${query}`, false);
  request.send();
  if (request.status >= 400) return null;
  const { code, data } = JSON.parse(request.responseText);
  return code === 0 ? data : [];
}

/**
 * The channel that matches best. Like the real SDK it does not report a `pg` that it does not find. `channelKey` is
 * matched by the frame's server.
 *
 * Runs in the shop's page, sent as text: it must not reference anything outside itself.
 */
export function matchChannel<T extends { channel: SdkChannel }>(
  frames: readonly T[],
  params: Record<string, unknown>,
): T | null {
  const payments = frames.filter(({ channel }) => channel.type === 'payment');
  const [provider, pgId] = String(params.pg ?? '').split('.');
  const isSameProvider = ({ channel }: T) => channel.pg_provider === provider;
  return (
    payments.find((frame) => isSameProvider(frame) && (pgId === undefined || frame.channel.pg_id === pgId)) ??
    payments.find((frame) => frame === frames[0]) ??
    payments.find(isSameProvider) ??
    payments[0] ??
    null
  );
}
