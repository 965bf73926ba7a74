/** The parameters of the return address on a phone. Only a hint: anyone can write an address. */
export interface RedirectReturn {
  merchantUid: string;
  impUid?: string;
  error?: { code?: string; message?: string };
}

/** The parameters PortOne adds to `m_redirect_url`; `success` and `imp_success` are removed unread. */
const ADDED: ReadonlySet<string> = new Set([
  'imp_uid',
  'merchant_uid',
  'imp_success',
  'success',
  'error_code',
  'error_msg',
  'error_coe',
]);

/** Reads PortOne's parameters from an address; null when it carries no `merchant_uid`. */
export function readRedirectReturn(href: string): RedirectReturn | null {
  const added = splitQueries(href)
    .map((query) => query.added)
    .find((pairs) => pairs.length > 0);
  if (!added) return null;
  const values = new URLSearchParams(added.join('&'));
  const merchantUid = values.get('merchant_uid');
  if (!merchantUid) return null;
  const impUid = values.get('imp_uid');
  // In one case the SDK misspells the key.
  const code = values.get('error_code') ?? values.get('error_coe');
  const message = values.get('error_msg');
  return {
    merchantUid,
    ...(impUid && impUid !== 'null' ? { impUid } : {}),
    ...(code || message ? { error: { ...(code ? { code } : {}), ...(message ? { message } : {}) } } : {}),
  };
}

/**
 * The address without PortOne's parameters, so that a reload or a shared link does not verify the payment again. The
 * shop's own parameters stay as they were written, also under names that PortOne uses.
 */
export function cleanReturnUrl(href: string): string {
  return splitQueries(href)
    .map(({ before, own }) => before + (own.length > 0 ? `?${own.join('&')}` : ''))
    .join('');
}

interface SplitQuery {
  /** What is before the query. */
  before: string;
  /** Parameters as they were written, `name=value`. */
  own: string[];
  added: string[];
}

/** The query of an address and, for a hash router, the one behind the `#`. */
function splitQueries(href: string): SplitQuery[] {
  const mark = href.indexOf('#');
  const parts = mark < 0 ? [href] : [href.slice(0, mark), href.slice(mark)];
  return parts.map((part) => {
    const question = part.indexOf('?');
    if (question < 0) return { before: part, own: [], added: [] };
    const pairs = part.slice(question + 1).split('&');
    const [from, to] = rangeOfAdded(pairs.map(nameOf));
    return {
      before: part.slice(0, question),
      own: [...pairs.slice(0, from), ...pairs.slice(to)].filter((pair) => pair !== ''),
      added: pairs.slice(from, to),
    };
  });
}

/**
 * PortOne appends its parameters together, `imp_uid` first: they are those around the last `merchant_uid`. A name that
 * comes once more before them is the shop's own.
 */
function rangeOfAdded(names: readonly string[]): [from: number, to: number] {
  const center = names.lastIndexOf('merchant_uid');
  if (center < 0) return [names.length, names.length];
  const seen = new Set(['merchant_uid']);
  let to = center + 1;
  for (; to < names.length && isNew(names[to], seen); to += 1) seen.add(names[to] ?? '');
  if (seen.has('imp_uid')) return [center, to];
  let from = center - 1;
  for (; from >= 0 && names[from] !== 'imp_uid' && isNew(names[from], seen); from -= 1) seen.add(names[from] ?? '');
  return [names[from] === 'imp_uid' ? from : center, to];
}

function isNew(name: string | undefined, seen: ReadonlySet<string>): boolean {
  return name !== undefined && ADDED.has(name) && !seen.has(name);
}

function nameOf(pair: string): string {
  return [...new URLSearchParams(pair).keys()][0] ?? '';
}
