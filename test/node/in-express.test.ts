import { gzipSync } from 'node:zlib';
import express, {
  type Request as ExpressRequest,
  type Response as ExpressResponse,
  type NextFunction,
  type RequestHandler,
} from 'express';
import { describe, expect, it, vi } from 'vitest';
import { toNodeListener } from '../../src/node/node-listener.ts';
import { echo, FORM_TYPE, type Handler, JSON_TYPE, readEcho, serve } from './echo-server.ts';

describe('in Express', () => {
  async function serveExpress(build: (app: express.Express) => void): Promise<string> {
    const app = express();
    build(app);
    return serve(app);
  }

  it.each<[string, (app: express.Express) => void]>([
    ['mounted below a path', (app) => app.use('/api/payments', toNodeListener(echo))],
    [
      'mounted in a router below a path',
      (app) => app.use('/api', express.Router().use('/payments', toNodeListener(echo))),
    ],
    ['as a route', (app) => app.all('/api/payments/*path', toNodeListener(echo))],
  ])('%s the whole path arrives', async (_, build) => {
    const origin = await serveExpress(build);
    expect((await readEcho(await fetch(`${origin}/api/payments/x?y=1`))).url).toBe(`${origin}/api/payments/x?y=1`);
  });

  const object = { merchantUid: 'order-1', list: [1, null], deep: { a: '한' } };
  it.each<[string, RequestHandler, string | Uint8Array<ArrayBuffer>, Record<string, string>, string]>([
    ['json', express.json(), JSON.stringify(object), JSON_TYPE, JSON.stringify(object)],
    ['json of any type', express.json({ type: () => true }), '{"a":1}', { 'content-type': 'text/plain' }, '{"a":1}'],
    [
      'json, compressed',
      express.json(),
      Uint8Array.from(gzipSync('{"a":1}')),
      { ...JSON_TYPE, 'content-encoding': 'gzip' },
      '{"a":1}',
    ],
    ['json of a bare value', express.json({ strict: false }), '0', JSON_TYPE, '0'],
    ['json of null', express.json({ strict: false }), 'null', JSON_TYPE, 'null'],
    ['urlencoded', express.urlencoded(), 'a=%ED%95%9C&b=1&b=2', FORM_TYPE, 'a=%ED%95%9C&b=1&b=2'],
    [
      'urlencoded, extended',
      express.urlencoded({ extended: true }),
      'a[b]=1&c=2',
      FORM_TYPE,
      'a=%7B%22b%22%3A%221%22%7D&c=2',
    ],
    ['text', express.text({ type: () => true }), 'a=1&b=한', FORM_TYPE, 'a=1&b=한'],
    ['raw', express.raw({ type: () => true }), '{"a":"한"}', JSON_TYPE, '{"a":"한"}'],
    ['a parser of another type', express.urlencoded(), '{"a":1}', JSON_TYPE, '{"a":1}'],
    ['a parser that found nothing', express.json(), '', JSON_TYPE, ''],
  ])('a body that went through express.%s arrives', async (_, parser, body, headers, text) => {
    const origin = await serveExpress((app) => app.use(parser, toNodeListener(echo)));
    const echoed = await readEcho(await fetch(origin, { method: 'POST', headers, body }));
    expect(echoed.text).toBe(text);
    expect(echoed.headers['content-type']).toBe(headers['content-type']);
    expect(echoed.headers['content-encoding']).toBeUndefined();
  });

  it('a body of which Express 4 made an empty object without reading it arrives', async () => {
    const asExpress4 = (req: ExpressRequest, _res: ExpressResponse, next: NextFunction) => {
      req.body = {};
      next();
    };
    const origin = await serveExpress((app) => app.use(asExpress4, toNodeListener(echo)));
    expect((await readEcho(await fetch(origin, { method: 'POST', headers: JSON_TYPE, body: '{"a":1}' }))).text).toBe(
      '{"a":1}',
    );
  });

  it('the bytes that a platform stored beside a parsed body arrive', async () => {
    const verify = (req: object, _res: unknown, bytes: Buffer) => void Object.assign(req, { rawBody: bytes });
    const origin = await serveExpress((app) => app.use(express.json({ verify }), toNodeListener(echo)));
    const spaced = '{ "a" : 1.0 }';
    expect((await readEcho(await fetch(origin, { method: 'POST', headers: JSON_TYPE, body: spaced }))).text).toBe(
      spaced,
    );
  });

  it('a body that something read and threw away is an error that says so', async () => {
    const onError = vi.fn();
    const swallow = (req: ExpressRequest, _res: ExpressResponse, next: NextFunction) => {
      req.resume();
      req.on('end', () => next());
    };
    const origin = await serveExpress((app) => app.use(swallow, toNodeListener(echo, { onError })));
    const answer = await fetch(origin, { method: 'POST', headers: JSON_TYPE, body: '{"a":1}' });
    expect([answer.status, await answer.json()]).toMatchObject([500, { code: 'server-error' }]);
    expect(onError.mock.calls).toEqual([[expect.objectContaining({ message: expect.stringContaining('req.body') })]]);
    // Where there was nothing to read, nothing is missing.
    expect((await readEcho(await fetch(origin, { method: 'POST' }))).text).toBe('');
  });

  it('trust proxy counts', async () => {
    const origin = await serveExpress((app) => app.set('trust proxy', true).use(toNodeListener(echo)));
    const { url } = await readEcho(await fetch(origin, { headers: { 'x-forwarded-proto': 'https' } }));
    expect(url).toMatch(/^https:/);
  });

  it('headers of middleware before it are preserved, also those with several values', async () => {
    const before = (_req: unknown, res: ExpressResponse, next: NextFunction) => {
      res
        .setHeader('x-frame-options', 'DENY')
        .setHeader('set-cookie', 'session=1')
        .setHeader('vary', 'accept-encoding');
      next();
    };
    const handler: Handler = async () => {
      const headers = new Headers({ vary: 'origin', 'x-own': '1' });
      headers.append('set-cookie', 'a=1; Path=/');
      headers.append('set-cookie', 'b=2; Expires=Wed, 21 Oct 2026 07:28:00 GMT');
      return new Response('x', { headers });
    };
    const { headers } = await fetch(await serveExpress((app) => app.use(before, toNodeListener(handler))));
    expect([headers.get('x-frame-options'), headers.get('x-own'), headers.get('vary')]).toEqual([
      'DENY',
      '1',
      'accept-encoding, origin',
    ]);
    expect(headers.getSetCookie()).toEqual(['session=1', 'a=1; Path=/', 'b=2; Expires=Wed, 21 Oct 2026 07:28:00 GMT']);
  });
});
