import { describe, expect, it, vi } from 'vitest';
import type { CheckoutHandlersOptions } from '../../src/server/handlers/handler-options.ts';
import { CardTestingAlert } from '../../src/server.ts';
import { AGAIN, ask, cardShop, KEEP, type Override, PAY } from './card-shop.ts';
import { networkTrouble, refusal } from './fake-api.ts';

const HOUR = 3_600_000;
const CHARGES = /onetime|again/;

/** Each card is refused by its company. */
const declined: Override = ({ path, method }) => {
  const isKey = method === 'POST' && path.startsWith('/subscribe/customers/');
  return CHARGES.test(path) || isKey ? refusal('[8037] 카드 거절') : null;
};

const onPaid = () => {};

/** An order with several attempts: `order-<number of the order>-<attempt>`. */
const ORDERS = {
  onPaid,
  find: (merchantUid: string) => {
    const [, order = ''] = merchantUid.split('-');
    return { amount: 64_900, name: '의자', orderId: order, customerId: `of-${order}` };
  },
};

function shop(over: Partial<CheckoutHandlersOptions> = {}, override: Override = declined) {
  const made = cardShop({ orders: ORDERS, ...over }, override);
  const send = (path: string, body: unknown) => made.handlers.fetch(ask('POST', path, body));
  return {
    ...made,
    pay: (merchantUid: string, more: object = {}) => send('card-payments', { ...PAY, merchantUid, ...more }),
    payAgain: (merchantUid: string, customerUid: string) =>
      send('billing-keys/pay', { ...AGAIN, merchantUid, customerUid }),
    issue: (customerUid: string) => send('billing-keys', { ...KEEP, customerUid }),
    charges: () => made.api.calls.filter(({ path }) => CHARGES.test(path)).length,
  };
}

const statuses = async (answers: readonly Response[]) => answers.map(({ status }) => status);
const alerts = (onError: ReturnType<typeof vi.fn>) => onError.mock.calls.map(([error]) => error);

describe('refused cards', () => {
  it('of one order are sent five times an hour, over all its attempts', async () => {
    const { pay, charges, clock, onError } = shop();
    const answers: Response[] = [];
    for (let attempt = 0; attempt < 30; attempt += 1) answers.push(await pay(`order-1-${attempt}`));
    expect(await statuses(answers)).toEqual([...Array(5).fill(200), ...Array(25).fill(429)]);
    expect(charges()).toBe(5);
    const last = answers.at(-1);
    expect(last?.headers.get('retry-after')).toBe('3600');
    expect(await last?.json()).toMatchObject({ code: 'too-many-refusals', retryAfter: 3600 });
    expect(alerts(onError)).toEqual([expect.any(CardTestingAlert)]);
    expect(alerts(onError)[0]).toMatchObject({ orderId: '1', customerId: undefined });
    expect(onError).toHaveBeenCalledWith(expect.anything(), { action: 'cardPayment', merchantUid: 'order-1-5' });

    clock.at += HOUR - 1;
    expect((await pay('order-1-30')).headers.get('retry-after')).toBe('1');
    expect((await pay('order-2-0')).status).toBe(200);
    clock.at += 1;
    expect((await pay('order-1-31')).status).toBe(200);
    expect(charges()).toBe(7);
  });

  it('leave the order open when the next one is not sent', async () => {
    const { pay, ledger } = shop({ refusalLimits: { perOrder: 1 } });
    await pay('order-1-0');
    expect((await pay('order-1-1')).status).toBe(429);
    expect(await ledger.read('order-1-1')).toMatchObject({ claimedBy: null, claimedUntil: null });
  });

  it('that come all at once do not pass together', async () => {
    const { pay, charges } = shop();
    const answers = await Promise.all(Array.from({ length: 50 }, (_, attempt) => pay(`order-1-${attempt}`)));
    expect(charges()).toBe(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(45);
  });

  it.each<[string, (made: ReturnType<typeof shop>, number: number) => Promise<Response>, object]>([
    ['customerId of many orders', ({ pay }, number) => pay(`order-1-${number}`), { customerId: 'c-1' }],
    [
      'customerUid, by which saved cards are paid with',
      ({ payAgain }, number) => payAgain(`order-${number}-0`, 'c-1'),
      { customerUid: 'c-1' },
    ],
    ['customerUid, under which cards are saved', ({ issue }) => issue('c-1'), { customerUid: 'c-1' }],
    [
      'customerUid, under which a paying card is saved',
      ({ pay }, number) => pay(`order-${number}-0`, { customerUid: 'c-1' }),
      { customerUid: 'c-1' },
    ],
  ])('of one %s are sent ten times an hour', async (_name, send, alert) => {
    const find = (merchantUid: string) => ({ amount: 64_900, orderId: merchantUid, customerId: 'c-1' });
    const made = shop('customerId' in alert ? { orders: { find, onPaid } } : {});
    const answers: Response[] = [];
    for (let number = 0; number < 14; number += 1) answers.push(await send(made, number));
    expect(await statuses(answers)).toEqual([...Array(10).fill(200), ...Array(4).fill(429)]);
    expect(alerts(made.onError)).toEqual([expect.objectContaining(alert)]);
  });

  it('have the limits of the shop', async () => {
    const { pay, charges } = shop({ refusalLimits: { perOrder: 2, perCustomer: Number.POSITIVE_INFINITY } });
    for (let attempt = 0; attempt < 4; attempt += 1) await pay(`order-1-${attempt}`, { customerUid: 'c-1' });
    expect(charges()).toBe(2);
    for (let order = 2; order < 20; order += 1)
      expect((await pay(`order-${order}-0`, { customerUid: 'c-1' })).status).toBe(200);
  });

  it.each([0, -1, 1.5, Number.NaN, '5'])('do not take %s as a limit', (perOrder) => {
    expect(() => shop({ refusalLimits: { perOrder: perOrder as number } })).toThrow(
      /refusalLimits\.perOrder is .*above 0/,
    );
  });
});

describe('what is not counted', () => {
  it('is a card that was charged', async () => {
    const { pay, payAgain, issue } = shop({}, () => null);
    for (let order = 0; order < 15; order += 1) {
      expect((await pay(`order-${order}-0`, { customerUid: 'c-1' })).status).toBe(200);
      expect((await payAgain(`order-${order + 20}-0`, 'c-1')).status).toBe(200);
      expect((await issue('c-1')).status).toBe(200);
    }
  });

  it('is an order that is paid already, or being paid', async () => {
    const { pay } = shop({}, () => null);
    const first = await Promise.all([pay('order-1-0'), pay('order-1-0')]);
    expect((await statuses(first)).sort()).toEqual([200, 409]);
    for (let attempt = 0; attempt < 10; attempt += 1) {
      expect(await (await pay(`order-1-${attempt}`)).json()).toMatchObject(
        attempt === 0 ? { status: 'paid' } : { failure: { code: 'already-paid' } },
      );
    }
  });

  it('is a card that was not sent, because PortOne could not be reached', async () => {
    const trouble: { now: Override } = {
      now: ({ path }) => (CHARGES.test(path) ? refusal('slow', { status: 429 }) : null),
    };
    const { pay } = shop({}, (seen, book) => trouble.now(seen, book));
    for (let attempt = 0; attempt < 8; attempt += 1) expect((await pay('order-1-0')).status).toBe(503);
    trouble.now = () => null;
    expect(await (await pay('order-1-0')).json()).toMatchObject({ status: 'paid' });
  });

  it('is a mistyped card', async () => {
    const { pay } = shop({}, () => null);
    for (let attempt = 0; attempt < 10; attempt += 1)
      expect((await pay('order-1-0', { card: { ...PAY.card, number: '1234-1234-1234-1234' } })).status).toBe(400);
    expect((await pay('order-1-0')).status).toBe(200);
  });
});

it('counts a charge whose answer is lost: it may have been a refusal', async () => {
  const { pay, charges } = shop({ refusalLimits: { perOrder: 1 } }, ({ path }) =>
    CHARGES.test(path) ? networkTrouble() : null,
  );
  expect((await pay('order-1-0')).status).toBe(503);
  expect([(await pay('order-1-1')).status, charges()]).toEqual([429, 1]);
});

describe('rateLimit', () => {
  it.each([
    [12, 429, '12'],
    [0.2, 429, '1'],
    [1e9, 429, '86400'],
    [0, 200, null],
    [-5, 200, null],
    [Number.NaN, 200, null],
    [null, 200, null],
    [undefined, 200, null],
  ])('that answers %s gives %i', async (wait, status, retryAfter) => {
    const rateLimit = vi.fn(() => wait);
    const { pay, onError } = shop({ rateLimit }, () => null);
    const answer = await pay('order-1-0');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([status, retryAfter]);
    if (status === 429)
      expect(await answer.json()).toMatchObject({ code: 'too-many-requests', retryAfter: Number(retryAfter) });
    expect(rateLimit).toHaveBeenCalledWith(expect.any(Request), { action: 'cardPayment' });
    expect(onError).not.toHaveBeenCalled();
  });

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('the store of the limiter is away');
      },
    ], // prettier-ignore
    [
      'rejects',
      async () => {
        throw new Error('the store of the limiter is away');
      },
    ], // prettier-ignore
    ['returns a yes', () => true],
    ['returns text', () => '5'],
  ])('that %s lets the request pass, and is reported', async (_name, rateLimit) => {
    const { pay, onError } = shop({ rateLimit: rateLimit as never }, () => null);
    expect((await pay('order-1-0')).status).toBe(200);
    expect(onError).toHaveBeenCalledWith(expect.any(Error), { action: 'cardPayment' });
  });

  it('is asked before the body is read', async () => {
    const { handlers, authorize } = shop({ rateLimit: () => 5 });
    const request = ask('POST', 'complete', { merchantUid: 'order-1-0' });
    expect((await handlers.fetch(request)).status).toBe(429);
    expect([request.bodyUsed, authorize.mock.calls]).toEqual([false, []]);
  });
});
