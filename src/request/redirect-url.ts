import { CheckoutError } from '../errors/checkout-error.ts';
import { warnOnce } from '../errors/warn.ts';

export interface RedirectTarget {
  /** An absolute URL or a path. */
  redirectUrl?: string | undefined;
  /** URL of the page, which a path is resolved against. */
  baseUrl?: string | undefined;
  /** The device leaves the page to pay. */
  mobile?: boolean | undefined;
}

/**
 * The absolute `m_redirect_url`.
 *
 * @returns undefined when there is none on a PC, which stays on the page and does not need it.
 * @throws {CheckoutError} `redirect-url-missing` on a phone.
 */
export function toRedirectUrl({ redirectUrl, baseUrl, mobile }: RedirectTarget): string | undefined {
  const url = redirectUrl ? resolve(redirectUrl, baseUrl) : null;
  if (!url && mobile) throw new CheckoutError('redirect-url-missing');
  if (url?.hash) warnOnce('redirect-hash', url.href);
  return url?.href;
}

function resolve(redirectUrl: string, baseUrl: string | undefined): URL | null {
  try {
    const url = new URL(redirectUrl, baseUrl);
    return /^https?:$/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}
