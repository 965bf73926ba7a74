import { bodyOf } from './node-body.ts';
import { NodeRefusal } from './node-refusal.ts';
import type { NodeRequest } from './node-types.ts';

interface RequestOptions {
  /** Aborts when the caller hangs up. */
  signal: AbortSignal;
  trustProxy: boolean;
}

export interface WebRequest {
  request: Request;
  /** As of its body. */
  hasRest: () => boolean;
}

/** The web request of a node request. @throws NodeRefusal */
export function toRequest(req: NodeRequest, { signal, trustProxy }: RequestOptions): WebRequest {
  const method = req.method ?? 'GET';
  const url = `${isSecure(req, trustProxy) ? 'https' : 'http'}://${hostOf(req)}${pathOf(req)}`;
  const body = method === 'GET' || method === 'HEAD' ? null : bodyOf(req);
  try {
    const headers = headersOf(req, body?.isRewritten ?? false);
    const content = body === null ? {} : { body: body.content, duplex: 'half' as const };
    const request = new Request(url, { method, headers, signal, ...content });
    return { request, hasRest: body?.hasRest ?? (() => false) };
  } catch {
    // TRACE and CONNECT, and what a lenient parser lets through.
    throw new NodeRefusal(400, 'The method, the address or a header of the request is invalid.');
  }
}

/** Express's own `protocol` follows its `trust proxy`. */
function isSecure({ protocol, socket, headers }: NodeRequest, trustProxy: boolean): boolean {
  if (protocol === 'https' || (socket && 'encrypted' in socket && socket.encrypted === true)) return true;
  const [forwarded] = trustProxy ? String(headers['x-forwarded-proto'] ?? '').split(',') : [];
  return forwarded?.trim().toLowerCase() === 'https';
}

/** A host alone: with a slash in it, another path would be answered than the one that was requested. */
function hostOf({ headers }: NodeRequest): string {
  // HTTP/2 has a field of its own; HTTP/1.0 may have none.
  const host = String(headers[':authority'] ?? headers['host'] ?? 'localhost');
  if (!/^[^\s/@?#\\]+$/.test(host) || !URL.canParse(`http://${host}`)) {
    throw new NodeRefusal(400, 'The Host header is invalid.');
  }
  return host;
}

/**
 * Path and query of the request. Doubled slashes are preserved: they are not the beginning of a host. A path of nothing
 * else addresses nothing.
 */
function pathOf({ originalUrl, url }: NodeRequest): string {
  const target = originalUrl ?? url ?? '/';
  const path = /^https?:\/\//i.test(target) && URL.canParse(target) ? pathOfUrl(new URL(target)) : target;
  if (!path.startsWith('/') || /^\/{2,}(?:\?|$)/.test(path)) {
    throw new NodeRefusal(400, 'The address of the request is invalid.');
  }
  return path;
}

function pathOfUrl({ pathname, search }: URL): string {
  return pathname + search;
}

const OF_THE_ORIGINAL_BODY = new Set(['content-length', 'content-encoding', 'transfer-encoding']);

function headersOf(req: NodeRequest, isRewritten: boolean): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    // HTTP/2 includes pseudo headers.
    if (value === undefined || name.startsWith(':') || (isRewritten && OF_THE_ORIGINAL_BODY.has(name))) continue;
    for (const item of typeof value === 'string' ? [value] : value) headers.append(name, item);
  }
  return headers;
}
