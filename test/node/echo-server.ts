import { createServer, type RequestListener } from 'node:http';
import { afterEach, vi } from 'vitest';
import { type NodeListenerOptions, toNodeListener } from '../../src/node/node-listener.ts';
import { listen } from '../support/listen.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Is closed after the test. */
export function closeLater(close: () => Promise<unknown>): void {
  closing.push(close);
}

export async function serve(listener: RequestListener): Promise<string> {
  const server = await listen(createServer(listener));
  closeLater(server.close);
  return server.origin;
}

export type Handler = (request: Request) => Promise<Response>;

/** A server that answers with `handler`, and what its `onError` received. */
export async function serveHandler(handler: Handler, options: NodeListenerOptions = {}) {
  const onError = vi.fn();
  const origin = await serve(toNodeListener(handler, { onError, ...options }));
  return { origin, onError };
}

/** Answers with what arrived as a web request. */
export const echo: Handler = async (request) =>
  Response.json({
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    text: await request.text(),
  });

export interface Echoed {
  method: string;
  url: string;
  headers: Record<string, string>;
  text: string;
}

export const readEcho = async (answer: Response) => (await answer.json()) as Echoed;

export const JSON_TYPE = { 'content-type': 'application/json' };
export const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
