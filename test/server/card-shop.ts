import { vi } from 'vitest';
import { createCheckoutHandlers } from '../../src/server/handlers/checkout-handlers.ts';
import type { CheckoutHandlersOptions } from '../../src/server/handlers/handler-options.ts';
import { memoryLedger } from '../../src/server/ledgers/memory-ledger.ts';
import { createPortOne } from '../../src/server/portone/create-portone.ts';
import type { PaymentWire } from '../../src/wire/rest.ts';
import { envelope, fakeApi, KEY, paymentWire, type Reply, refusal, SECRET, type Seen } from './fake-api.ts';
import { CARD, customerWire, shipmentWire } from './fixtures.ts';

const BASE = 'https://shop.example/api/payments';
export const PAY = { merchantUid: 'order-1', card: CARD };
export const AGAIN = { merchantUid: 'order-1', customerUid: 'customer-7' };
export const KEEP = { customerUid: 'customer-7', card: CARD };

export type Override = (seen: Seen, book: PaymentWire[]) => Reply | null | Promise<Reply | null>;

/** The real client over a PortOne that charges cards, unless `override` says otherwise. */
export function cardShop(over: Partial<CheckoutHandlersOptions> = {}, override: Override = () => null, timeout = 200) {
  const book: PaymentWire[] = [];
  const prepared = new Map<string, number>();
  const clock = { at: 1_800_000_000_000 };
  const api = fakeApi(async (seen) => {
    const told = await override(seen, book);
    if (told !== null) return told;
    const { method, path } = seen;
    const body = (seen.body ?? {}) as Record<string, unknown>;
    const merchantUid = String(body['merchant_uid']);
    if (/onetime|again/.test(path)) return charge(book, merchantUid, Number(body['amount']));
    if (path === '/payments/prepare') {
      if (method === 'POST' && prepared.has(merchantUid)) return refusal('이미 등록된 merchant_uid입니다.');
      prepared.set(merchantUid, Number(body['amount']));
      return envelope({ merchant_uid: merchantUid, amount: body['amount'] });
    }
    const id = decodeURIComponent(path.split('/').at(-1) ?? '');
    if (path.startsWith('/payments/prepare/'))
      return prepared.has(id)
        ? envelope({ merchant_uid: id, amount: prepared.get(id) })
        : refusal('none', { status: 404 });
    if (path.startsWith('/payments/findAll/')) {
      const list = book.filter((wire) => wire.merchant_uid === id);
      return list.length === 0 ? refusal('none', { status: 404 }) : envelope({ total: list.length, list });
    }
    if (path.startsWith('/subscribe/customers/')) return envelope(customerWire({ customer_uid: id }));
    if (path.startsWith('/escrows/')) return envelope(shipmentWire);
    const found = book.find((wire) => wire.imp_uid === id);
    return found === undefined ? refusal('none', { status: 404 }) : envelope(found);
  });
  const orders = {
    find: vi.fn((merchantUid: string) =>
      merchantUid.startsWith('order-') ? { amount: 64_900, name: '의자', buyer: { name: '홍길동' } } : null,
    ),
    onPaid: vi.fn(),
  };
  const onError = vi.fn();
  const authorize = vi.fn(() => true);
  const ledger = memoryLedger();
  const handlers = createCheckoutHandlers({
    basePath: '/api/payments/',
    portOne: createPortOne({
      apiKey: KEY,
      apiSecret: SECRET,
      environment: 'production',
      fetch: api.fetch,
      timeout,
      retry: 0,
    }),
    ledger,
    orders,
    authorize,
    cardChannel: { pg: 'daou.CTS16628', channelKey: 'channel-key-billing' },
    onError,
    now: () => clock.at,
    ...over,
  });
  return { handlers, orders, onError, authorize, ledger, api, book, clock, prepared };
}

export function charge(
  book: PaymentWire[],
  merchantUid: string,
  amount: number,
  over: Partial<PaymentWire> = {},
): Reply {
  const paid = book.some((wire) => wire.merchant_uid === merchantUid && wire.status === 'paid');
  if (paid) return refusal('이미 결제가 이루어진 merchant_uid입니다.');
  const wire = paymentWire({ imp_uid: `imp_${book.length + 1}`, merchant_uid: merchantUid, amount, ...over });
  book.push(wire);
  return envelope(wire);
}

export const json = { 'content-type': 'application/json' };

export function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = json): Request {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Request(`${BASE}/${path}`, { method, headers, ...(body === undefined ? {} : { body: text }) });
}
