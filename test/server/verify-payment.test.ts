import { describe, expect, it } from 'vitest';
import { verdictSchema } from '../../src/schema/verdict.ts';
import { verifyPayment } from '../../src/server/settlement/verify-payment.ts';
import type { PaymentWire } from '../../src/wire/rest.ts';
import { envelope, networkTrouble, paymentWire, refusal } from './fake-api.ts';
import { bookkeepingPortOne, vbank } from './fake-portone.ts';
import { clientOf } from './fixtures.ts';

const order = { amount: 64_900 };
const merchantUid = 'order-1';

interface Setting {
  impUid?: string;
  environment?: 'production' | 'test';
}

async function verdictOn(book: Partial<PaymentWire>[], { impUid, environment = 'production' }: Setting = {}) {
  const fake = bookkeepingPortOne(environment);
  fake.book.push(...book.map((over) => paymentWire(over)));
  const verdict = await verifyPayment({ portOne: fake.portOne, merchantUid, impUid, order });
  expect(verdictSchema.parse(verdict)).toEqual(verdict);
  return verdict;
}

const failed = (fail_reason: string | null, over: Partial<PaymentWire> = {}): Partial<PaymentWire> => ({
  status: 'failed',
  fail_reason,
  paid_at: 0,
  ...over,
});

const rows: [string, Partial<PaymentWire>, object][] = [
  [
    'a paid order',
    {},
    {
      status: 'paid',
      amount: 64_900,
      paidAt: 1_700_000_060,
      payMethod: 'card',
      cardName: '신한카드',
      installment: 3,
      receiptUrl: 'https://receipt.example/1',
    },
  ],
  [
    'a transfer',
    { pay_method: 'trans', card_name: null, card_quota: null, bank_name: '우리은행' },
    { status: 'paid', payMethod: 'trans', bankName: '우리은행' },
  ],
  ['less than ordered', { amount: 100 }, { status: 'mismatch', reason: 'amount' }],
  ['more than ordered', { amount: 64_901 }, { status: 'mismatch', reason: 'amount' }],
  [
    'a discount nobody agreed to',
    { amount: 60_000, promotion: { id: 'p', discount: 4_900 } },
    { status: 'mismatch', reason: 'amount' },
  ],
  ['another currency', { currency: 'USD' }, { status: 'mismatch', reason: 'currency' }],
  ['a test payment in production', { sandbox: true }, { status: 'mismatch', reason: 'sandbox' }],
  ['a test payment of less in production', { sandbox: true, amount: 1 }, { status: 'mismatch', reason: 'sandbox' }],
  ['a part given back', { cancel_amount: 900 }, { status: 'paid', amount: 64_900 }],
  ['all given back', { status: 'cancelled', cancel_amount: 64_900 }, { status: 'cancelled', impUid: 'imp_1' }],
  ['all given back by amount alone', { cancel_amount: 64_900 }, { status: 'cancelled', impUid: 'imp_1' }],
  [
    'an account issued',
    vbank,
    {
      status: 'awaiting-deposit',
      amount: 64_900,
      account: { bankName: '국민은행', number: '123-456-7890', holder: null, dueAt: 1_700_086_400 },
    },
  ],
  ['an account for another amount', { ...vbank, amount: 100 }, { status: 'mismatch', reason: 'amount' }],
  [
    'an account of a test channel in production',
    { ...vbank, sandbox: true },
    { status: 'mismatch', reason: 'sandbox' },
  ],
  ['a deposit', { ...vbank, status: 'paid', paid_at: 1_700_000_999 }, { status: 'paid', paidAt: 1_700_000_999 }],
  ['an account not yet issued', { ...vbank, vbank_num: null }, { status: 'unpaid', impUid: 'imp_1' }],
  ['an account of no digits', { ...vbank, vbank_num: '' }, { status: 'unpaid' }],
  ['a window left open', { status: 'ready', paid_at: 0 }, { status: 'unpaid', impUid: 'imp_1' }],
  ['a status added later', { status: 'on_hold' as 'ready' }, { status: 'unpaid' }],
  ['a shopper who cancelled', failed('사용자가 결제를 취소하셨습니다'), { status: 'cancelled', impUid: 'imp_1' }],
  ['a limit', failed('한도초과'), { status: 'failed', failure: { code: 'over-limit', raw: { message: '한도초과' } } }],
  ['an empty account', failed('잔액부족'), { status: 'failed', failure: { code: 'insufficient-balance' } }],
  ['a failure of another amount', failed('거절', { amount: 1 }), { status: 'failed', failure: { code: 'declined' } }],
  ['a failure without words', failed(null), { status: 'failed', failure: { code: 'other' } }],
  [
    'a failure quoting a card',
    failed('오류 5409123456789012'),
    { status: 'failed', failure: { code: 'other', raw: { message: '오류 ****' } } },
  ],
];

describe('verifyPayment', () => {
  it.each(rows)('judges %s, found by the order', async (_, wire, expected) => {
    expect(await verdictOn([wire])).toMatchObject({ merchantUid, ...expected });
  });

  it.each(rows)('judges %s, claimed by its impUid', async (_, wire, expected) => {
    expect(await verdictOn([wire], { impUid: 'imp_1' })).toMatchObject({ merchantUid, ...expected });
  });

  it('passes no receipt on that is no web address', async () => {
    const verdict = await verdictOn([{ receipt_url: 'javascript:alert(1)' }]);
    expect(verdict).toMatchObject({ status: 'paid' });
    expect(verdict).not.toHaveProperty('receiptUrl');
  });

  it('takes test payments in the test environment', async () => {
    expect(await verdictOn([{ sandbox: true }], { environment: 'test', impUid: 'imp_1' })).toMatchObject({
      status: 'paid',
    });
  });

  it('says unpaid of an order PortOne has not heard of', async () => {
    expect(await verdictOn([])).toEqual({ status: 'unpaid', merchantUid });
    expect(await verdictOn([], { impUid: 'imp_1' })).toEqual({ status: 'unpaid', merchantUid });
  });

  it.each(['imp_foreign', 'imp_nowhere', '..', '\uD800'])(
    'ignores the claim of %j, and looks by the order',
    async (impUid) => {
      const foreign = { imp_uid: 'imp_foreign', merchant_uid: 'order-2' };
      expect(await verdictOn([foreign], { impUid })).toEqual({ status: 'unpaid', merchantUid });
      expect(await verdictOn([foreign, {}], { impUid })).toMatchObject({ status: 'paid', impUid: 'imp_1' });
    },
  );

  const early = 1_700_000_000;
  it.each<[string, Partial<PaymentWire>[], object]>([
    [
      'paid over everything newer',
      [
        { imp_uid: 'a', started_at: early },
        failed('x', { imp_uid: 'b', started_at: early + 9 }),
        { ...vbank, imp_uid: 'c', started_at: early + 10 },
      ],
      { status: 'paid', impUid: 'a' },
    ],
    [
      'paid rightly over paid wrongly',
      [{ imp_uid: 'a', amount: 1, started_at: early + 9 }, { imp_uid: 'b' }],
      { status: 'paid', impUid: 'b' },
    ],
    [
      'paid wrongly over an account',
      [
        { imp_uid: 'a', amount: 1 },
        { ...vbank, imp_uid: 'b', started_at: early + 9 },
      ],
      { status: 'mismatch', impUid: 'a' },
    ],
    [
      'an account over a newer failure',
      [{ ...vbank, imp_uid: 'a' }, failed('x', { imp_uid: 'b', started_at: early + 9 })],
      { status: 'awaiting-deposit', impUid: 'a' },
    ],
    [
      'a right account over a wrong one',
      [
        { ...vbank, imp_uid: 'a', amount: 1, started_at: early + 9 },
        { ...vbank, imp_uid: 'b' },
      ],
      { status: 'awaiting-deposit', impUid: 'b' },
    ],
    [
      'a refund over a newer failure',
      [
        { imp_uid: 'a', status: 'cancelled', cancel_amount: 64_900 },
        failed('x', { imp_uid: 'b', started_at: early + 9 }),
      ],
      { status: 'cancelled', impUid: 'a' },
    ],
    [
      'the newest of the others',
      [
        failed('한도초과', { imp_uid: 'a', started_at: early + 1 }),
        failed('잔액부족', { imp_uid: 'b', started_at: early + 2 }),
        { imp_uid: 'c', status: 'ready', started_at: early },
      ],
      { status: 'failed', impUid: 'b' },
    ],
  ])('of several attempts takes %s', async (_, book, expected) => {
    expect(await verdictOn(book)).toMatchObject(expected);
    expect(await verdictOn(book.toReversed())).toMatchObject(expected);
    // An old tab claiming any one of them changes nothing.
    for (const { imp_uid } of book) expect(await verdictOn(book, { impUid: imp_uid ?? '' })).toMatchObject(expected);
  });

  it.each([undefined, 'imp_1'])(
    'throws when PortOne cannot be asked (claim: %s), and never guesses',
    async (impUid) => {
      const { portOne, state } = bookkeepingPortOne();
      state.trouble = networkTrouble;
      await expect(verifyPayment({ portOne, merchantUid, impUid, order })).rejects.toMatchObject({
        code: 'unavailable',
      });
    },
  );

  it.each(['64900', 0, -1, 0.5, Number.NaN])('refuses an order with the amount %j', async (amount) => {
    const { portOne } = bookkeepingPortOne();
    const wrong = { amount: amount as number };
    await expect(verifyPayment({ portOne, merchantUid, order: wrong })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });
});

describe('an answer about other payments than the one that was looked up', () => {
  const other = paymentWire({ merchant_uid: 'order-9', imp_uid: 'imp_9' });

  it('in a list says nothing about the order', async () => {
    const { portOne } = clientOf(() => envelope({ total: 1, previous: 0, next: 0, list: [other] }));
    expect(await verifyPayment({ portOne, merchantUid, order })).toMatchObject({ status: 'unpaid', merchantUid });
  });

  it('under the id that was claimed is not taken for it, even where it names the order', async () => {
    const renamed = paymentWire({ merchant_uid: merchantUid, imp_uid: 'imp_9' });
    const { portOne, api } = clientOf(({ path }) =>
      path.includes('findAll') ? refusal('none', { status: 404 }) : envelope(renamed),
    );
    expect(await verifyPayment({ portOne, merchantUid, impUid: 'imp_1', order })).toMatchObject({ status: 'unpaid' });
    expect(api.calls.map(({ path }) => path)).toEqual(['/payments/imp_1', expect.stringContaining('findAll')]);
  });
});
