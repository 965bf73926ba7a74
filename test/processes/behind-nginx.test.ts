import { createServer, request as httpRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCheckoutHandlers, memoryLedger, toNodeListener } from '../../src/server.ts';
import { bookkeepingPortOne } from '../server/fake-portone.ts';
import { listen } from '../support/listen.ts';
import { startNginx, type TestNginx } from '../support/nginx.ts';

/** Debian's nginx before the handlers, as its manual, its defaults and the guides of others configure it. */
const CONFIGURATIONS: [string, string, { knowsHost: boolean }][] = [
  ['nothing', '', { knowsHost: false }],
  ['HTTP/1.1 to the server', 'proxy_http_version 1.1; proxy_set_header Connection "";', { knowsHost: false }],
  ['Host $host', 'proxy_set_header Host $host;', { knowsHost: true }],
  ['Host $http_host', 'proxy_set_header Host $http_host;', { knowsHost: true }],
  ['Host $host:$server_port', 'proxy_set_header Host $host:$server_port;', { knowsHost: true }],
  ['Host $host:$proxy_port', 'proxy_set_header Host $host:$proxy_port;', { knowsHost: true }],
  ['X-Forwarded-Host', 'proxy_set_header X-Forwarded-Host $host;', { knowsHost: true }],
  [
    'X-Forwarded-Host and -Proto',
    'proxy_set_header X-Forwarded-Host $http_host; proxy_set_header X-Forwarded-Proto $scheme;',
    { knowsHost: true },
  ],
  ['Forwarded', 'proxy_set_header Forwarded "for=$remote_addr;host=\\"$http_host\\"";', { knowsHost: true }],
];

interface Sent {
  path?: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

const closing: (() => Promise<unknown>)[] = [];
let nginx: TestNginx;
let errors: unknown[];
let origin: string;

async function start(directives: string, publicOrigin?: string): Promise<void> {
  errors = [];
  const payments = createCheckoutHandlers({
    basePath: '/api/payments',
    portOne: bookkeepingPortOne().portOne,
    ledger: memoryLedger(),
    orders: { find: () => ({ amount: 64_900 }), onPaid: () => undefined },
    publicOrigin,
    onError: (error) => errors.push(error),
  });
  const server = await listen(createServer(toNodeListener(payments)));
  nginx = await startNginx(Number(new URL(server.origin).port), directives);
  closing.push(nginx.stop, server.close);
  // The shopper's router or container publishes nginx on another port.
  origin = 'http://pos.lan:8080';
}

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** As a browser at `origin`: the name is in Host, whatever address it leads to. */
function send({ path = 'order-status', method = 'POST', headers = {}, body = '{"orderId":"order-1"}' }: Sent) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sent = { host: new URL(origin).host, 'content-type': 'application/json', ...headers };
    const target = { port: nginx.port, path: `/api/payments/${path}`, method, headers: sent };
    const call = httpRequest(target, async (answer) => {
      let text = '';
      for await (const chunk of answer) text += chunk;
      resolve({ status: answer.statusCode ?? 0, body: text });
    });
    call.on('error', reject);
    call.end(method === 'POST' ? body : undefined);
  });
}

describe.each(CONFIGURATIONS)('with %s', (_, directives, { knowsHost }) => {
  beforeEach(() => start(directives));

  it('the shop’s page is let in, or its developer reads why not', async () => {
    const vouched = await send({ headers: { origin, 'sec-fetch-site': 'same-origin' } });
    expect([vouched.status, errors]).toEqual([200, []]);
    const { status } = await send({ headers: { origin } });
    expect(status).toBe(knowsHost ? 200 : 403);
    if (knowsHost) return expect(errors).toEqual([]);
    expect(String(errors[0])).toContain(`Origin ${origin}`);
    expect(String(errors[0])).toContain('localhost:');
    expect(String(errors[0])).toContain(`publicOrigin: "${origin}"`);
  });

  it.each<[string, Record<string, string>]>([
    ['whose browser names the relation', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['whose browser does not', { origin: 'https://evil.example' }],
    ['on a port of the shopper’s own machine', { origin: 'http://localhost:5173' }],
    ['on another name of the LAN', { origin: 'http://printer.lan:8080' }],
  ])('a stranger %s is kept out', async (_who, headers) => {
    expect((await send({ headers })).status).toBe(403);
  });

  it('webhooks, large bodies and HEAD are answered', async () => {
    const hook = { path: 'webhook', headers: { 'content-type': 'text/plain' }, body: 'imp_uid=imp_1&merchant_uid=a' };
    expect((await send(hook)).status).toBe(200);
    const large = { path: 'complete', body: JSON.stringify({ merchantUid: 'x'.repeat(100_000) }) };
    expect((await send(large)).status).toBe(413);
    expect(await send({ method: 'HEAD', path: 'complete' })).toEqual({ status: 405, body: '' });
  });
});

it('publicOrigin lets the page in without any configuration', async () => {
  await start('', 'http://pos.lan:8080');
  expect((await send({ headers: { origin } })).status).toBe(200);
  expect((await send({ headers: { origin: 'http://pos.lan:9090' } })).status).toBe(403);
});
