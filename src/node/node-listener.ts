import { MESSAGE_PREFIX } from '../errors/message-prefix.ts';
import { discardRest } from './discard-rest.ts';
import { NodeRefusal } from './node-refusal.ts';
import { toRequest } from './node-request.ts';
import { send } from './node-response.ts';
import type { NodeRequest, NodeResponse } from './node-types.ts';

type FetchHandler = (request: Request) => Promise<Response>;

export interface NodeListenerOptions {
  /**
   * Believe `X-Forwarded-Proto`, so that `request.url` is an https URL behind a proxy that ends TLS. Only where no caller
   * can reach the server past that proxy. In Express its own `trust proxy` counts as well. @default false
   */
  trustProxy?: boolean | undefined;
  /** Receives what the handler rejected with, after which the caller gets a 500. @default `console.error` */
  onError?: ((error: unknown) => unknown) | undefined;
}

/** For `http.createServer`, and as a middleware of Express, Connect and Nest. */
export type NodeListener = (req: NodeRequest, res: NodeResponse) => void;

/**
 * A listener for `node:http`, Express 4 and 5, Nest, Connect and Fastify's raw requests around a handler of web requests:
 * `payments` of `createCheckoutHandlers`, one of its functions, or the sandbox.
 *
 * It answers each request of node, and never calls `next`. A request that the web's `Request` cannot represent (TRACE, an
 * invalid Host, a path of slashes) gets a 400. A body that a parser before it has read is taken from `req.body`.
 * @throws TypeError without a handler; the listener for what is not a request of node, as Fastify's own
 */
export function toNodeListener(
  handler: FetchHandler | { fetch: FetchHandler },
  options: NodeListenerOptions = {},
): NodeListener {
  const fetch = typeof handler === 'function' ? handler : handler?.fetch;
  if (typeof fetch !== 'function') {
    throw new TypeError(
      `${MESSAGE_PREFIX}toNodeListener was called without a handler, so no request can be answered. Pass what createCheckoutHandlers returned: toNodeListener(payments).`,
    );
  }
  return (req, res) => {
    assertNode(req, res);
    void answer(fetch, { req, res }, options);
  };
}

/** @throws TypeError for the requests of frameworks that have node's inside */
function assertNode(req: NodeRequest, res: NodeResponse): void {
  if (typeof req?.on === 'function' && typeof res?.setHeader === 'function') return;
  throw new TypeError(
    `${MESSAGE_PREFIX}the listener of toNodeListener takes a request and a response of node:http and was called with others. In Fastify call it with request.raw and reply.raw after reply.hijack(). In Koa use ctx.req and ctx.res.`,
  );
}

interface Exchange {
  req: NodeRequest;
  res: NodeResponse;
}

async function answer(fetch: FetchHandler, { req, res }: Exchange, options: NodeListenerOptions): Promise<void> {
  const { trustProxy = false, onError = (error: unknown) => console.error(error) } = options;
  const disconnect = new AbortController();
  res.on('close', () => disconnect.abort());
  // Without a listener Node ends the process when a response is written to a caller that hung up.
  res.on('error', () => undefined);
  const isHead = req.method === 'HEAD';
  try {
    const { request, hasRest } = toRequest(req, { signal: disconnect.signal, trustProxy });
    const beforeEnd = async () => hasRest() && discardRest(req);
    await send(res, await fetch(request), { isHead, beforeEnd });
  } catch (error) {
    const { status, code, message, cause } = error instanceof NodeRefusal ? error : failure(error);
    if (cause !== undefined) report(onError, cause);
    const headers = { 'cache-control': 'no-store' };
    const beforeEnd = () => discardRest(req);
    await send(res, Response.json({ code, message }, { status, headers }), { isHead, beforeEnd });
  }
}

function failure(cause: unknown) {
  return { status: 500, code: 'server-error', message: 'The server cannot answer this request.', cause };
}

function report(onError: (error: unknown) => unknown, error: unknown): void {
  // A listener that fails must not end the process.
  const call = async () => onError(error);
  call().catch(() => undefined);
}
