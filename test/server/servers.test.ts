import { createServer, type RequestListener } from 'node:http';
import { serve as serveHono } from '@hono/node-server';
import express from 'express';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { app as expressApp } from '../../examples/servers/express.ts';
import { app as fastifyApp } from '../../examples/servers/fastify.ts';
import { app as honoApp } from '../../examples/servers/hono.ts';
import * as nextRoute from '../../examples/servers/next-route.ts';
import { server as nodeServer } from '../../examples/servers/node.ts';
import worker from '../../examples/servers/worker.ts';
import { toNodeListener } from '../../src/server.ts';
import { listen } from '../support/listen.ts';
import { onError, onPaid, payInWindow, payments, sandbox } from './server-shop.ts';

/** The servers of docs/servers.md, word for word, over the sandbox in place of PortOne. */
vi.mock('../../examples/servers/payments.ts', () => import('./server-shop.ts'));

beforeEach(() => {
  sandbox.reset();
  onPaid.mockClear();
  onError.mockClear();
});

type Send = (path: string, init?: RequestInit) => Promise<Response>;

interface Server {
  origin: string;
  send: Send;
  close: () => Promise<unknown>;
}

function over(origin: string, close: Server['close']): Server {
  return { origin, close, send: (path, init) => fetch(`${origin}/api/payments/${path}`, init) };
}

async function onNode(listener: RequestListener): Promise<Server> {
  const { origin, close } = await listen(createServer(listener));
  return over(origin, close);
}

async function listening(server: ReturnType<typeof createServer>): Promise<Server> {
  const { origin, close } = await listen(server);
  return over(origin, close);
}

const onHono = () =>
  new Promise<Server>((resolve) => {
    const server = serveHono({ fetch: honoApp.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve(over(`http://127.0.0.1:${port}`, async () => server.close())),
    );
  });

async function onFastify(): Promise<Server> {
  return over(await fastifyApp.listen({ port: 0, host: '127.0.0.1' }), () => fastifyApp.close());
}

/** Every body was parsed before, each to another kind of value. */
function expressWithParsers() {
  const app = express();
  app.use(express.json(), express.urlencoded(), express.text(), express.raw({ type: () => true }));
  return app.use('/api', express.Router().use('/payments', toNodeListener(payments)));
}

/** Without a socket: the platform calls the handler with a web request. */
const direct = (handler: (request: Request) => Promise<Response>) => async (): Promise<Server> => ({
  origin: 'https://shop.example',
  send: (path, init) => handler(new Request(`https://shop.example/api/payments/${path}`, init)),
  close: async () => undefined,
});

const NEXT = new Map<string, (request: Request, context: object) => Promise<Response>>(Object.entries(nextRoute));

/** As Next: it passes a second argument, and answers HEAD by GET. */
async function routeOfNext(request: Request): Promise<Response> {
  const handler = NEXT.get(request.method === 'HEAD' ? 'GET' : request.method);
  return (await handler?.(request, { params: {} })) ?? new Response(null, { status: 405 });
}

const SERVERS: [string, () => Promise<Server>][] = [
  ['node:http', () => listening(nodeServer)],
  ['Express 5', () => onNode(expressApp)],
  ['Express after every parser, in a router', () => onNode(expressWithParsers())],
  ['Fastify', onFastify],
  ['Hono on Node', onHono],
  ['a route file of Next', direct(routeOfNext)],
  ['a worker', direct((request) => worker.fetch(request))],
];

describe.each(SERVERS)('%s', (name, start) => {
  let server: Server;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.close());

  const asJson = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.origin, ...headers },
    body: JSON.stringify(body),
  });
  const read = async (answer: Promise<Response>) => {
    const response = await answer;
    return [response.status, await response.json()];
  };

  it('prepares, is reported to, completes, and delivers once', async () => {
    const order = `order-${name}/1`;
    const merchantUid = order.replace(/[^\w/-]/g, '').slice(0, 40);
    expect(await read(server.send('prepare', asJson({ merchantUid })))).toEqual([200, { merchantUid, amount: 64_900 }]);
    const impUid = await payInWindow(merchantUid);
    const hook = { imp_uid: impUid, merchant_uid: merchantUid, status: 'paid' };
    expect(await read(server.send('webhook', asJson(hook)))).toMatchObject([200, { code: 'ok' }]);
    const verdict = await read(server.send('complete', asJson({ merchantUid, impUid })));
    expect(verdict).toMatchObject([200, { status: 'paid', impUid, amount: 64_900 }]);
    expect(onPaid).toHaveBeenCalledTimes(1);
    expect(onError).not.toHaveBeenCalled();
  });

  it.each([
    ['a form', 'application/x-www-form-urlencoded'],
    ['text', 'text/plain'],
    ['nothing', null],
  ])('takes a webhook whose content type is %s', async (_, type) => {
    const merchantUid = 'order-hook/1';
    const impUid = await payInWindow(merchantUid);
    const body = new TextEncoder().encode(
      `imp_uid=${impUid}&merchant_uid=${encodeURIComponent(merchantUid)}&status=paid`,
    );
    const headers: Record<string, string> = type === null ? {} : { 'content-type': type };
    expect(await read(server.send('webhook', { method: 'POST', headers, body }))).toMatchObject([200, { code: 'ok' }]);
  });

  it('answers GET, PUT and DELETE, and refuses what is not a route', async () => {
    const put: RequestInit = { ...asJson({}), method: 'PUT' };
    expect(await read(server.send('shipments/imp_1', put))).toMatchObject([400, { code: 'invalid-shipment' }]);
    expect(await read(server.send('billing-keys/none'))).toMatchObject([404, { code: 'key-not-found' }]);
    const removal: RequestInit = { method: 'DELETE', headers: { origin: server.origin } };
    expect(await read(server.send('billing-keys/none', removal))).toMatchObject([404, { code: 'key-not-found' }]);
    expect(await read(server.send('nothing', asJson({})))).toMatchObject([404, { code: 'not-found' }]);
    expect(await read(server.send('complete'))).toMatchObject([405, { code: 'method-not-allowed' }]);
    expect(onError).not.toHaveBeenCalled();
  });

  it('refuses a body that is too large, with an answer', async () => {
    const large = { merchantUid: 'order-1', text: 'x'.repeat(20_000) };
    expect(await read(server.send('complete', asJson(large)))).toMatchObject([413, { code: 'body-too-large' }]);
  });

  it('answers the preflight of an allowed origin, and keeps strangers out', async () => {
    const from = { origin: 'https://m.shop.example', 'access-control-request-headers': 'authorization' };
    const preflight = await server.send('complete', { method: 'OPTIONS', headers: from });
    const headers = ['access-control-allow-origin', 'access-control-allow-headers', 'vary'];
    expect([preflight.status, ...headers.map((header) => preflight.headers.get(header))]).toEqual([
      204,
      'https://m.shop.example',
      'content-type, authorization',
      'origin',
    ]);
    const stranger = asJson({ merchantUid: 'order-1/1' }, { origin: 'https://evil.example' });
    expect(await read(server.send('complete', stranger))).toMatchObject([403, { code: 'cross-origin' }]);
  });

  it('answers HEAD without a body', async () => {
    const answerTo = async (path: string) => {
      const answer = await server.send(path, { method: 'HEAD' });
      return [answer.status, await answer.text()];
    };
    expect(await answerTo('complete')).toEqual([405, '']);
    expect(await answerTo('billing-keys/none')).toEqual([404, '']);
  });
});
