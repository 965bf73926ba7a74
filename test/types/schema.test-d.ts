import { describe, expectTypeOf, it } from 'vitest';
import { CheckoutError, type CheckoutErrorCode } from '../../src/errors/checkout-error.ts';
import type { Issue } from '../../src/errors/issue.ts';
import type { Merchant } from '../../src/schema/merchant.ts';
import { type CheckedOrder, type Order, parseOrder } from '../../src/schema/order.ts';
import { type CheckedSelection, parseSelection, type Selection } from '../../src/schema/selection.ts';

describe('Merchant', () => {
  it('needs digital and userCode', () => {
    // @ts-expect-error digital comes from the contract and has no default
    const first: Merchant = { userCode: 'imp00000000', channelKey: 'channel-key-1' };
    // @ts-expect-error there is no shop without a user code
    const second: Merchant = { channelKey: 'channel-key-1', digital: false };
    // @ts-expect-error the guide's text says string, its sample and PortOne say boolean
    const third: Merchant = { userCode: 'imp00000000', channelKey: 'channel-key-1', digital: 'false' };
    expectTypeOf([first, second, third]).toExtend<Merchant[]>();
  });

  it('takes either a channel key or the deprecated pg', () => {
    const settings = { userCode: 'imp00000000', digital: false };
    const current: Merchant = { ...settings, channelKey: 'channel-key-1' };
    const deprecated: Merchant = { ...settings, pg: 'daou' };
    // @ts-expect-error there is no way to Kiwoom Pay
    const neither: Merchant = settings;
    // @ts-expect-error PortOne could not tell which channel is meant
    const both: Merchant = { ...settings, channelKey: 'channel-key-1', pg: 'daou' };
    expectTypeOf([current, deprecated, neither, both]).toExtend<Merchant[]>();
  });

  it('takes a constant object', () => {
    const merchant = {
      userCode: 'imp00000000',
      channelKey: 'channel-key-1',
      digital: false,
      cardQuota: [2, 3, 4, 5, 6],
      payMethods: ['card', 'kakaopay'],
      issuerQuotas: { CCBC: [2, 3] },
      carriers: { only: ['SKT'] },
      noticeUrl: ['https://shop.example/hook'],
      redirectUrl: '/pay/return',
    } as const;
    expectTypeOf(merchant).toExtend<Merchant>();
  });

  it('knows Kiwoom Pay and no other PG', () => {
    expectTypeOf<'daou' | 'daou.CTS17362'>().toExtend<NonNullable<Merchant['pg']>>();
    expectTypeOf<'inicis'>().not.toExtend<NonNullable<Merchant['pg']>>();
  });
});

describe('Order', () => {
  it('has its amount as a number', () => {
    expectTypeOf<Order['amount']>().toEqualTypeOf<number>();
    // @ts-expect-error PortOne refuses a string
    const order: Order = { merchantUid: 'order-1', name: '의자', amount: '64900' };
    expectTypeOf(order).toExtend<Order>();
  });

  it('is parsed into a value or issues', () => {
    const parsed = parseOrder({});
    if (parsed.ok) expectTypeOf(parsed.value).toEqualTypeOf<CheckedOrder>();
    else expectTypeOf(parsed.issues).toEqualTypeOf<Issue[]>();
  });
});

describe('Selection', () => {
  it('is a checked one when it passed', () => {
    const parsed = parseSelection(
      {},
      { merchant: { userCode: 'imp', channelKey: 'channel-key-1', digital: false }, amount: 1 },
    );
    if (parsed.ok) expectTypeOf(parsed.selection).toEqualTypeOf<CheckedSelection>();
    expectTypeOf<CheckedSelection>().toExtend<Selection>();
    expectTypeOf<CheckedSelection['cashReceipt']>().toEqualTypeOf<boolean | undefined>();
  });
});

describe('CheckoutError', () => {
  it('asks for the values of its sentence', () => {
    expectTypeOf(new CheckoutError('redirect-url-missing').code).toExtend<CheckoutErrorCode>();
    new CheckoutError('bad-card-quota', { problem: 'x' });
    new CheckoutError('invalid-order', { issues: [] });
    // @ts-expect-error the sentence has a place for the problem
    new CheckoutError('bad-card-quota');
    // @ts-expect-error issues are what the sentence is about
    new CheckoutError('invalid-order', { details: 'x' });
    // @ts-expect-error no such code
    new CheckoutError('oops');
  });
});
