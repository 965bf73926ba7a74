/** The parameters of the return address on a phone. Only a hint: anyone can write an address. */
export interface RedirectReturn {
  merchantUid: string;
  impUid?: string;
  error?: { code?: string; message?: string };
}

/** The parameters PortOne adds to `m_redirect_url`; `success` and `imp_success` are removed unread. */
const ADDED = ['imp_uid', 'merchant_uid', 'imp_success', 'success', 'error_code', 'error_msg', 'error_coe'] as const;

/** Reads PortOne's parameters from an address; null when it carries no `merchant_uid`. */
export function readRedirectReturn(href: string): RedirectReturn | null {
  const query = queryOf(href);
  const merchantUid = query.get('merchant_uid');
  if (!merchantUid) return null;
  const impUid = query.get('imp_uid');
  // In one case the SDK misspells the key.
  const code = query.get('error_code') ?? query.get('error_coe');
  const message = query.get('error_msg');
  return {
    merchantUid,
    ...(impUid && impUid !== 'null' ? { impUid } : {}),
    ...(code || message ? { error: { ...(code ? { code } : {}), ...(message ? { message } : {}) } } : {}),
  };
}

/** The address without PortOne's parameters, so that a reload or a shared link does not verify the payment again. */
export function cleanReturnUrl(href: string): string {
  const url = new URL(href);
  for (const name of ADDED) url.searchParams.delete(name);
  const mark = url.hash.indexOf('?');
  if (mark >= 0) {
    const inner = new URLSearchParams(url.hash.slice(mark + 1));
    for (const name of ADDED) inner.delete(name);
    const rest = inner.toString();
    url.hash = url.hash.slice(0, mark) + (rest ? `?${rest}` : '');
  }
  return url.href;
}

/** With a hash router the parameters may be behind the `#`. */
function queryOf(href: string): URLSearchParams {
  const url = new URL(href);
  if (url.searchParams.has('merchant_uid')) return url.searchParams;
  const mark = url.hash.indexOf('?');
  return new URLSearchParams(mark >= 0 ? url.hash.slice(mark + 1) : '');
}
