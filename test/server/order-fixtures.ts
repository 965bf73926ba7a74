import { vi } from 'vitest';
import { createCheckoutHandlers } from '../../src/server/handlers/checkout-handlers.ts';
import type { CheckoutHandlersOptions } from '../../src/server/handlers/handler-options.ts';
import { memoryLedger } from '../../src/server/ledgers/memory-ledger.ts';
import { SettlementAlert } from '../../src/server/settlement/settlement-alert.ts';
import type { PaymentWire } from '../../src/wire/rest.ts';
import { paymentWire } from './fake-api.ts';
import { bookkeepingPortOne } from './fake-portone.ts';

export const BASE = 'https://shop.example/api/payments';
export const AMOUNT = 64_900;

/** Attempts are named `order/attempt`; those of one order pay for the same goods. */
export function orderShop(over: Partial<CheckoutHandlersOptions> = {}, book: Partial<PaymentWire>[] = []) {
  const fake = bookkeepingPortOne(over.environment);
  const add = (wire: Partial<PaymentWire>) => {
    const added = paymentWire(wire);
    fake.book.push(added);
    return added;
  };
  for (const wire of book) add(wire);
  const clock = { at: 1_800_000_000_000 };
  const orders = {
    find: vi.fn((merchantUid: string) => {
      const [orderId = ''] = merchantUid.split('/');
      return orderId.startsWith('order') ? { amount: AMOUNT, orderId } : null;
    }),
    onPaid: vi.fn(),
    onRefunded: vi.fn(),
    onDepositPending: vi.fn(),
  };
  const onError = vi.fn();
  const ledger = over.ledger ?? memoryLedger();
  const options = { basePath: '/api/payments', portOne: fake.portOne, orders, onError, now: () => clock.at, ...over };
  /** Another process of the same shop. */
  const another = (more: Partial<CheckoutHandlersOptions> = {}) =>
    createCheckoutHandlers({ ...options, ...more, ledger });
  const handlers = another();
  const post = async (path: string, body: unknown, to = handlers) => {
    const headers = { 'content-type': 'application/json' };
    const response = await to.fetch(
      new Request(`${BASE}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
    );
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const complete = async (merchantUid: string, impUid?: string) =>
    (await post('complete', { merchantUid, impUid })).body;
  const webhook = (merchantUid: string, impUid: string) =>
    post('webhook', { merchant_uid: merchantUid, imp_uid: impUid, status: 'paid' });
  const status = async (orderId: string) => (await post('order-status', { orderId })).body;
  const alerts = () => onError.mock.calls.flatMap(([error]) => (error instanceof SettlementAlert ? [error] : []));
  return { ...fake, add, handlers, another, orders, onError, alerts, ledger, clock, post, complete, webhook, status };
}

/** A card payment of an attempt. */
export function paid(merchant_uid: string, imp_uid: string, over: Partial<PaymentWire> = {}): Partial<PaymentWire> {
  return { merchant_uid, imp_uid, ...over };
}
