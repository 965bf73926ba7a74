import { createServer, type RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import express from 'express';
import fastify from 'fastify';
import { describe, expect, it, vi } from 'vitest';
import { app as fastifyApp } from '../../examples/servers/fastify.ts';
import { toNodeListener } from '../../src/server.ts';
import { readRaw, sendRaw } from '../node/raw-http.ts';
import { listen } from '../support/listen.ts';
import { onError, payments } from './server-shop.ts';

vi.mock('../../examples/servers/payments.ts', () => import('./server-shop.ts'));

const onNode = (listener: RequestListener) => listen(createServer(listener));
const POSTED = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"a":1}' };

describe('Fastify', () => {
  it('parses the bodies of its other routes as before', async () => {
    fastifyApp.post('/own', async (request) => request.body);
    const origin = await fastifyApp.listen({ port: 0, host: '127.0.0.1' });
    expect(await (await fetch(`${origin}/own`, POSTED)).json()).toEqual({ a: 1 });
    expect((await fetch(`${origin}/api/payments/complete`, POSTED)).status).toBe(400);
    await fastifyApp.close();
  });

  it('that has parsed the body itself is an error that says what to do', async () => {
    const app = fastify();
    const reported = vi.fn();
    const listener = toNodeListener(payments, { onError: reported });
    app.all('/api/payments/*', (request, reply) => {
      reply.hijack();
      listener(request.raw, reply.raw);
    });
    const origin = await app.listen({ port: 0, host: '127.0.0.1' });
    expect((await fetch(`${origin}/api/payments/complete`, POSTED)).status).toBe(500);
    expect(String(reported.mock.calls[0]?.[0])).toMatch(/In Fastify, register a content type parser for "\*"/);
    await app.close();
  });

  it('whose own request and reply are passed answers with the reason', async () => {
    const app = fastify();
    const listener = toNodeListener(payments);
    app.all('/api/payments/*', (request, reply) => listener(request as never, reply as never));
    const answer = await app.inject({ ...POSTED, method: 'POST', url: '/api/payments/complete' });
    expect([answer.statusCode, answer.json()]).toMatchObject([
      500,
      { message: expect.stringMatching(/request\.raw and reply\.raw/) },
    ]);
    await app.close();
  });
});

describe('strange requests', () => {
  const close = 'Connection: close\r\n';

  it.each<[string, string]>([
    ['POST //', `POST // HTTP/1.1\r\nHost: a\r\n${close}Content-Length: 0\r\n\r\n`],
    ['TRACE', `TRACE /api/payments/complete HTTP/1.1\r\nHost: a\r\n${close}\r\n`],
    ['a bad Host', `GET /api/payments/complete HTTP/1.1\r\nHost: a b\r\n${close}\r\n`],
  ])('%s is a 400 where the kit answers the whole server, and after Express', async (_, text) => {
    const app = express().use(express.json(), toNodeListener(payments));
    for (const listener of [toNodeListener(payments), app]) {
      const { origin, close } = await onNode(listener);
      expect(readRaw(await sendRaw(origin, text))).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
      await close();
    }
    expect(onError).not.toHaveBeenCalled();
  });

  it('half of a compressed body is a 400, of the kit or of a parser before it, and no error of the shop', async () => {
    const whole = gzipSync(JSON.stringify({ merchantUid: 'order-1', more: 'x'.repeat(5_000) }));
    const headers = { ...POSTED.headers, 'content-encoding': 'gzip' };
    const kit = toNodeListener(payments);
    for (const [listener, status] of [
      [kit, 400],
      [express().use(express.json(), kit), 200],
    ] as const) {
      const { origin, close } = await onNode(listener);
      const send = (body: Uint8Array<ArrayBuffer>) =>
        fetch(`${origin}/api/payments/complete`, { ...POSTED, headers, body });
      expect((await send(Uint8Array.from(whole))).status).toBe(status);
      expect((await send(Uint8Array.from(whole.subarray(0, 20)))).status).toBe(400);
      await close();
    }
    expect(onError).not.toHaveBeenCalled();
  });

  it('a request of Express without the adapter is refused with a sentence that names it', async () => {
    const caught = vi.fn();
    const last: express.ErrorRequestHandler = (error, _req, res, _next) => {
      caught(error);
      res.status(500).end();
    };
    const app = express().use('/api/payments', (req: express.Request) => payments.fetch(req as never), last);
    const { origin, close } = await onNode(app);
    expect((await fetch(`${origin}/api/payments/complete`, POSTED)).status).toBe(500);
    expect(String(caught.mock.calls[0]?.[0])).toMatch(/IncomingMessage.*toNodeListener\(payments\)/);
    await close();
  });
});
