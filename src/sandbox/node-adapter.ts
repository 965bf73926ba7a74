import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { Sandbox } from './create-sandbox.ts';

type FetchHandler = (request: Request) => Promise<Response>;

/** A listener for `node:http` around a fetch-style handler. */
export function toNodeListener(handler: FetchHandler): (req: IncomingMessage, res: ServerResponse) => void {
  return (req, res) => {
    void answer(handler, req, res);
  };
}

/** Connect-style middleware: passes requests outside the base path on. */
export function toMiddleware(sandbox: Sandbox): (req: IncomingMessage, res: ServerResponse, next: () => void) => void {
  return (req, res, next) => {
    const path = (req.url ?? '/').split('?')[0] ?? '/';
    if (path === sandbox.basePath || path.startsWith(`${sandbox.basePath}/`)) void answer(sandbox.fetch, req, res);
    else next();
  };
}

async function answer(handler: FetchHandler, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const disconnect = new AbortController();
  res.on('close', () => disconnect.abort());
  try {
    const response = await handler(toRequest(req, disconnect.signal));
    res.writeHead(response.status, [...response.headers].flat());
    if (response.body) for await (const chunk of response.body) await write(res, chunk);
    res.end();
  } catch {
    // A response that broke off must not look complete.
    if (res.headersSent) res.destroy();
    else res.writeHead(500).end();
  }
}

/** Resolves when the bytes are handed to the system, so that everything written before `rest-cut` arrives. */
function write(res: ServerResponse, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    res.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}

function toRequest(req: IncomingMessage, signal: AbortSignal): Request {
  const protocol = 'encrypted' in req.socket ? 'https' : 'http';
  const url = new URL(req.url ?? '/', `${protocol}://${req.headers.host ?? 'localhost'}`);
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    // HTTP/2 includes pseudo headers.
    if (value !== undefined && !name.startsWith(':'))
      headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const hasBody = req.method !== 'GET' && req.method !== 'HEAD';
  const body = hasBody ? { body: Readable.toWeb(req) as ReadableStream<Uint8Array>, duplex: 'half' as const } : {};
  return new Request(url, { method: req.method ?? 'GET', headers, signal, ...body });
}
