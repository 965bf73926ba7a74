import { connect as connectHttp2, createServer as createHttp2Server } from 'node:http2';
import { describe, expect, it, vi } from 'vitest';
import { type NodeListenerOptions, toNodeListener } from '../../src/node/node-listener.ts';
import { closeLater, echo, JSON_TYPE, readEcho, serveHandler } from './echo-server.ts';
import { readRaw, sendRaw } from './raw-http.ts';

describe('a request of node:http', () => {
  it('arrives with its method, path, query, headers and body', async () => {
    const { origin } = await serveHandler(echo);
    const sent = { method: 'PUT', body: '{"a":"한"}', headers: { ...JSON_TYPE, 'x-two': 'a', cookie: 'a=1; b=2' } };
    expect(await readEcho(await fetch(`${origin}/api/x?q=%20`, sent))).toMatchObject({
      method: 'PUT',
      url: `${origin}/api/x?q=%20`,
      headers: { 'content-type': 'application/json', 'x-two': 'a', cookie: 'a=1; b=2' },
      text: '{"a":"한"}',
    });
  });

  it('has the web of a repeated header', async () => {
    const { origin } = await serveHandler(echo);
    const answer = await sendRaw(
      origin,
      'GET / HTTP/1.1\r\nHost: a\r\nX-Two: 1\r\nX-Two: 2\r\nConnection: close\r\n\r\n',
    );
    expect(readRaw(answer)).toMatchObject({ status: 200, body: { headers: { 'x-two': '1, 2' } } });
  });

  it.each<[string, string, string]>([
    ['a doubled slash', 'GET //api//x?a=//b HTTP/1.1', 'http://shop.kr//api//x?a=//b'],
    [
      'an absolute address, whose host is not the one that counts',
      'GET http://evil.example/x?y HTTP/1.1',
      'http://shop.kr/x?y',
    ],
    ['an address within an address', 'GET /http://evil.example/x HTTP/1.1', 'http://shop.kr/http://evil.example/x'],
    ['a query that is an address', 'GET /?https://evil.example/ HTTP/1.1', 'http://shop.kr/?https://evil.example/'],
  ])('with %s is of this host', async (_, line, url) => {
    const { origin } = await serveHandler(echo);
    const answer = await sendRaw(origin, `${line}\r\nHost: shop.kr\r\nConnection: close\r\n\r\n`);
    expect(readRaw(answer)).toMatchObject({ status: 200, body: { url } });
  });

  const close = 'Connection: close\r\n';
  it.each<[string, string]>([
    ['a path of slashes', `POST // HTTP/1.1\r\nHost: shop.kr\r\n${close}Content-Length: 0\r\n\r\n`],
    ['a path of slashes and a query', `GET ///?a HTTP/1.1\r\nHost: shop.kr\r\n${close}\r\n`],
    ['TRACE', `TRACE / HTTP/1.1\r\nHost: shop.kr\r\n${close}\r\n`],
    ['no address', `OPTIONS * HTTP/1.1\r\nHost: shop.kr\r\n${close}\r\n`],
    ['a Host with a space', `GET / HTTP/1.1\r\nHost: shop kr\r\n${close}\r\n`],
    ['a Host with a path', `GET /x HTTP/1.1\r\nHost: shop.kr/api\r\n${close}\r\n`],
    ['a Host with a user', `GET /x HTTP/1.1\r\nHost: shop.kr@evil.example\r\n${close}\r\n`],
    ['a Host that is no host', `GET /x HTTP/1.1\r\nHost: [::\r\n${close}\r\n`],
    ['a Host with a port that is none', `GET /x HTTP/1.1\r\nHost: shop.kr:99999\r\n${close}\r\n`],
    ['an empty Host', `GET /x HTTP/1.1\r\nHost:\r\n${close}\r\n`],
  ])('with %s is a 400, and no error of the shop', async (_, text) => {
    const handler = vi.fn(echo);
    const { origin, onError } = await serveHandler(handler);
    expect(readRaw(await sendRaw(origin, text))).toEqual({
      status: 400,
      body: { code: 'invalid-request', message: expect.any(String) },
    });
    expect([handler.mock.calls, onError.mock.calls]).toEqual([[], []]);
  });

  it('without a Host, as in HTTP/1.0, is answered', async () => {
    const { origin } = await serveHandler(echo);
    const answer = await sendRaw(origin, 'GET /x HTTP/1.0\r\n\r\n');
    expect(readRaw(answer)).toMatchObject({ status: 200, body: { url: 'http://localhost/x' } });
  });

  it.each<[string, NodeListenerOptions, string, string]>([
    ['not believed', {}, 'https', 'http:'],
    ['believed where the option says so', { trustProxy: true }, 'https', 'https:'],
    ['read up to the first of several', { trustProxy: true }, 'HTTPS, http', 'https:'],
    ['nothing but https or http', { trustProxy: true }, 'javascript', 'http:'],
  ])('has an X-Forwarded-Proto that is %s', async (_, options, value, protocol) => {
    const { origin } = await serveHandler(echo, options);
    const { url } = await readEcho(await fetch(origin, { headers: { 'x-forwarded-proto': value } }));
    expect(new URL(url).protocol).toBe(protocol);
  });

  it('of HTTP/2 has the host of its own field', async () => {
    const server = createHttp2Server(toNodeListener(echo));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const client = connectHttp2(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`);
    closeLater(async () => {
      client.close();
      server.close();
    });
    const stream = client.request({ ':method': 'POST', ':path': '/x', ':authority': 'shop.kr', 'x-a': '1' });
    stream.end('body');
    let text = '';
    for await (const chunk of stream) text += chunk;
    expect(JSON.parse(text)).toMatchObject({ method: 'POST', url: 'http://shop.kr/x', text: 'body' });
  });
});
