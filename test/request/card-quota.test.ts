import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { CheckoutError } from '../../src/errors/checkout-error.ts';
import { buildRequest } from '../../src/request/build-request.ts';
import { CARD_ISSUERS, type CardIssuer, KIWOOM_CARD_CODES } from '../../src/rules/card-issuer-codes.ts';
import { offeredMonths } from '../../src/rules/installment-rules.ts';
import { PAY_METHODS, type PayMethod } from '../../src/rules/pay-method-traits.ts';
import type { Merchant } from '../../src/schema/merchant.ts';
import type { Selection } from '../../src/schema/selection.ts';
import type { ImpRequest } from '../../src/wire/imp-request.ts';

const MERCHANT: Merchant = { userCode: 'imp00000000', channelKey: 'channel-key-1', digital: false };
const ISSUER_QUOTAS = { CCBC: [2, 3, 6], CCNH: [2], CKBK: [] };

vi.spyOn(console, 'warn').mockImplementation(() => {});

function build(amount: number, merchant: Merchant, selection: Selection): ImpRequest {
  return buildRequest({ merchant, order: { merchantUid: 'order-1', name: '의자', amount }, selection });
}

describe('CARDQUOTA in a request', () => {
  const merchant: Merchant = { ...MERCHANT, issuerQuotas: ISSUER_QUOTAS };

  it.each<[string, number, Omit<Selection, 'payMethod'>, Partial<ImpRequest>, Partial<Merchant>?]>([
    [
      'the chosen months where the issuer takes them',
      64_900,
      { installment: 3 },
      { bypass: { daou: { CARDQUOTA: 'CCBC-0:3^CCNH-0^CKBK-0' } }, display: { card_quota: [2, 3] } },
    ],
    [
      'the shop’s table when the window asks',
      64_900,
      {},
      { bypass: { daou: { CARDQUOTA: 'CCBC-0:2:3:6^CCNH-0:2^CKBK-0' } } },
    ],
    [
      'of the shop’s table only the months that the shop offers',
      64_900,
      {},
      {
        bypass: { daou: { CARDQUOTA: 'CCBC-0:2:3^CCNH-0:2^CKBK-0' } },
        display: { card_quota: [2, 3] },
      },
      { cardQuota: [3] },
    ],
    ['nothing where the shop takes a lump sum only', 64_900, {}, { display: { card_quota: [] } }, { cardQuota: [] }],
    [
      'the shop’s table, and the issuer’s own months beside it, where the issuer alone is chosen',
      64_900,
      { cardIssuer: '361' },
      {
        card: { direct: { code: '361' } },
        bypass: { daou: { CARDQUOTA: 'CCBC-0:2:3:6^CCNH-0:2^CKBK-0' } },
        display: { card_quota: [2, 3, 6] },
      },
    ],
    ['nothing for a lump sum', 64_900, { installment: 0 }, { display: { card_quota: [] } }],
    [
      'nothing with an issuer',
      64_900,
      { installment: 3, cardIssuer: '361' },
      { card: { direct: { code: '361', quota: 3 } } },
    ],
    ['nothing below 50,000 won', 49_999, {}, { display: { card_quota: [] } }],
  ])('has %s', (_name, amount, choice, expected, settings = {}) => {
    const { bypass, display, card } = build(amount, { ...merchant, ...settings } as Merchant, {
      payMethod: 'card',
      ...choice,
    });
    expect({ bypass, display, card }).toEqual(expected);
  });

  it('goes beside the other parameters of Kiwoom Pay', () => {
    const request = build(64_900, { ...merchant, productCode: 'chair' }, { payMethod: 'card', installment: 2 });
    expect(request.bypass).toEqual({ daou: { PRODUCTCODE: 'chair', CARDQUOTA: 'CCBC-0:2^CCNH-0:2^CKBK-0' } });
  });
});

/** Every number of months that a request could lead to. */
function monthsIn(request: ImpRequest): number[] {
  const groups = request.bypass?.daou.CARDQUOTA?.match(/\d+/g)?.map(Number) ?? [];
  const shown = request.display?.card_quota ?? [];
  return [...groups, ...shown, request.card?.direct.quota ?? 0].filter((months) => months !== 0);
}

const quota = fc.uniqueArray(fc.integer({ min: 2, max: 36 }), { maxLength: 5 });
const merchants = fc.record(
  {
    userCode: fc.constant('imp00000000'),
    channelKey: fc.constant('channel-key-1'),
    digital: fc.boolean(),
    cardQuota: quota,
    issuerQuotas: fc.dictionary(fc.constantFrom(...KIWOOM_CARD_CODES), quota, { maxKeys: 4 }),
    directEasyPay: fc.boolean(),
    productCode: fc.string(),
    cashReceipt: fc.constantFrom('ask', 'off'),
  },
  { requiredKeys: ['userCode', 'channelKey', 'digital'] },
) as fc.Arbitrary<Merchant>;

const selections = fc.record(
  {
    payMethod: fc.constantFrom(...(Object.keys(PAY_METHODS) as PayMethod[])),
    cardIssuer: fc.constantFrom('', ...(Object.keys(CARD_ISSUERS) as CardIssuer[])),
    installment: fc.oneof(fc.integer({ min: -1, max: 40 }), fc.constantFrom('3', '12')),
    cashReceipt: fc.constantFrom(true, false, 'yes', 'no'),
    escrow: fc.boolean(),
  },
  { requiredKeys: ['payMethod', 'cashReceipt'] },
) as fc.Arbitrary<Selection>;

/** The request, or null where the input was refused as it should be. */
function tryBuild(amount: number, merchant: Merchant, selection: Selection): ImpRequest | null {
  try {
    return build(amount, merchant, selection);
  } catch (error) {
    if (error instanceof CheckoutError) return null;
    throw error;
  }
}

describe('every request', () => {
  it('carries no installment below 50,000 won, whatever merchant and selection say', () => {
    let built = 0;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 49_999 }), merchants, selections, (amount, merchant, selection) => {
        const request = tryBuild(amount, merchant, selection);
        if (!request) return;
        built += 1;
        expect(monthsIn(request)).toEqual([]);
        // Without a word the window would offer its own months, so a card payment always says "lump sum".
        if (request.pay_method === 'card') expect(request.display ?? request.card).toBeDefined();
      }),
      { numRuns: 1000 },
    );
    expect(built).toBeGreaterThan(100);
  });

  it('carries the months chosen, and none that the shop does not offer', () => {
    const cards = fc.record(
      {
        payMethod: fc.constant('card' as const),
        cardIssuer: fc.constantFrom('', ...(Object.keys(CARD_ISSUERS) as CardIssuer[])),
        installment: fc.constantFrom(0, 2, 3, 4, 5, 6, 12),
      },
      { requiredKeys: ['payMethod', 'cardIssuer'] },
    );
    let carried = 0;
    fc.assert(
      fc.property(fc.integer({ min: 50_000, max: 5_000_000 }), merchants, cards, (amount, merchant, selection) => {
        const request = tryBuild(amount, merchant, selection);
        if (!request) return;
        const months = monthsIn(request);
        const offered = offeredMonths({ amount, cardQuota: merchant.cardQuota });
        for (const month of months) expect(offered).toContain(month);
        if (selection.installment !== undefined) expect(Math.max(0, ...months)).toBe(selection.installment);
        carried += months.length;
      }),
      { numRuns: 1000 },
    );
    expect(carried).toBeGreaterThan(100);
  });

  it('carries the flag in the method’s own encoding or not at all', () => {
    const spellings: Partial<Record<PayMethod, unknown[]>> = {
      trans: [0, 1],
      vbank: [0, 1],
      kakaopay: ['Y', 'N'],
    };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200_000 }), merchants, selections, (amount, merchant, selection) => {
        const request = tryBuild(amount, merchant, selection);
        const flag = request?.bypass?.daou.CASHRECEIPTFLAG;
        if (flag !== undefined) expect(spellings[selection.payMethod]).toContain(flag);
        expect(Object.values(request ?? {})).not.toContain(undefined);
        expect(Object.values(request?.bypass?.daou ?? { none: 0 })).not.toHaveLength(0);
      }),
    );
  });
});
