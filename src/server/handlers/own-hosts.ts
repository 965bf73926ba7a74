/** A host under which this server may be known to browsers, and what gave it. */
export interface OwnHost {
  /** Lower case, IPv6 in brackets. */
  name: string;
  /** Empty for the default port of http, and where a proxy dropped it. */
  port: string;
  /** As it was received, for messages. */
  text: string;
  source: string;
}

/** Where proxies put the host that the browser asked for: most in the second, Azure's Application Gateway in the third. */
const HOST_HEADERS = [
  ['Host', 'host'],
  ['X-Forwarded-Host', 'x-forwarded-host'],
  ['X-Original-Host', 'x-original-host'],
] as const;

/**
 * Every host that the headers name. A page cannot set `Host`, and it cannot send the others to another origin without a
 * preflight, which is refused. Proxies append to these lists, so that any of the entries may be the public one.
 */
export function ownHosts({ url, headers }: Pick<Request, 'url' | 'headers'>): OwnHost[] {
  const named = HOST_HEADERS.flatMap(([source, header]) => {
    const texts = (headers.get(header) ?? '').split(',');
    return texts.flatMap((text) => hostOf(text, source));
  });
  const forwarded = forwardedValues(headers, 'host').flatMap((text) => hostOf(text, 'Forwarded'));
  const all = [...named, ...forwarded];
  return all.length > 0 ? all : hostOf(URL.canParse(url) ? new URL(url).host : '', 'request URL');
}

/** Whether browsers certainly reach this server by https. Where proxies disagree, it is not certain. */
export function isKnownSecure({ url, headers }: Pick<Request, 'url' | 'headers'>): boolean {
  const reported = [...(headers.get('x-forwarded-proto') ?? '').split(','), ...forwardedValues(headers, 'proto')];
  const protocols = reported.map((protocol) => protocol.trim().toLowerCase()).filter(Boolean);
  return protocols.length === 0 ? /^https:/i.test(url) : protocols.every((protocol) => protocol === 'https');
}

function hostOf(text: string, source: string): OwnHost[] {
  const host = text.trim();
  if (host === '' || !URL.canParse(`http://${host}`)) return [];
  const { hostname: name, port } = new URL(`http://${host}`);
  return [{ name, port, text: host, source }];
}

/** The values of one parameter of the `Forwarded` header (RFC 7239), without quotes. */
function forwardedValues(headers: Headers, parameter: 'host' | 'proto'): string[] {
  const pairs = (headers.get('forwarded') ?? '').split(/[;,]/);
  return pairs.flatMap((pair) => {
    const [key = '', value = ''] = pair.split('=');
    return key.trim().toLowerCase() === parameter ? [value.trim().replace(/^"|"$/g, '')] : [];
  });
}
