import { describe, expect, it } from 'vitest';
import { createCheckoutHandlers } from '../../src/server/handlers/checkout-handlers.ts';
import { ROUTES } from '../../src/server/handlers/routes.ts';
import { memoryLedger } from '../../src/server/ledgers/memory-ledger.ts';
import { bookkeepingPortOne } from './fake-portone.ts';

const BASE = 'https://shop.example/api/payments';

function handlersOf(authorize?: () => boolean) {
  return createCheckoutHandlers({
    basePath: '/api/payments',
    portOne: bookkeepingPortOne().portOne,
    ledger: memoryLedger(),
    orders: { find: () => null, onPaid: () => undefined },
    authorize,
    allowedOrigins: ['https://m.shop.example'],
    onError: () => undefined,
  });
}

const urlOf = (path: string) => `${BASE}/${path.replace(/\{\w+\}/, 'some-id')}`;

describe.each(ROUTES)('$method $path', ({ method, path, handler, access }) => {
  const sent =
    method === 'GET' || method === 'DELETE' ? {} : { body: '{}', headers: { 'content-type': 'application/json' } };
  const request = (headers: Record<string, string> = {}) =>
    new Request(urlOf(path), { method, ...sent, headers: { ...sent.headers, ...headers } });
  const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

  it('is answered by fetch, by its method, and by its own function', async () => {
    const handlers = handlersOf(() => false);
    for (const answer of [handlers.fetch, handlers.methods[method], handlers[handler]]) {
      const code = await codeOf(await answer(request()));
      expect(code).not.toMatch(/not-found|method-not-allowed/);
    }
  });

  it('is open to those the table says', async () => {
    const fromElsewhere = await codeOf(await handlersOf().fetch(request({ origin: 'https://evil.example' })));
    expect(fromElsewhere === 'cross-origin').toBe(access !== 'portone');
    const code = await codeOf(await handlersOf().fetch(request()));
    expect(code === 'authorize-missing').toBe(access === 'authorized');
  });

  it('tells a preflight the methods of its path', async () => {
    const preflight = new Request(urlOf(path), { method: 'OPTIONS', headers: { origin: 'https://m.shop.example' } });
    const response = await handlersOf().methods.OPTIONS(preflight);
    const allowed = response.headers.get('access-control-allow-methods')?.split(', ') ?? [];
    expect(allowed.includes(method)).toBe(access !== 'portone');
  });
});

it('answers at any path with the function of a single route, for servers that do their own routing', async () => {
  const request = new Request('https://shop.example/elsewhere', { method: 'GET' });
  const { complete, shipment } = handlersOf();
  expect((await complete(request)).status).toBe(405);
  expect((await shipment(request)).status).toBe(404);
});
