import { describe, expect, it } from 'vitest';
import { buildRequest, toRequest } from '../../src/request/build-request.ts';
import { parseMerchant } from '../../src/schema/merchant.ts';
import { parseOrder } from '../../src/schema/order.ts';
import { parseSelection, type SelectionContext } from '../../src/schema/selection.ts';

const MERCHANT = { userCode: 'imp00000000', channelKey: 'channel-key-1', digital: false, cardQuota: [2, 3, 6] };
const ORDER = { merchantUid: 'order-1042-1', name: '노르웨이 회전 의자', amount: 64_900 };

function merchantOf(input: unknown = MERCHANT) {
  const parsed = parseMerchant(input);
  if (!parsed.ok) throw new Error('the merchant is invalid');
  return parsed.value;
}

function orderOf(input: unknown = ORDER) {
  const parsed = parseOrder(input);
  if (!parsed.ok) throw new Error('the order is invalid');
  return parsed.value;
}

function selectionOf(input: unknown, context: SelectionContext) {
  const parsed = parseSelection(input, context);
  if (!parsed.ok) throw new Error('the selection is invalid');
  return parsed.selection;
}

describe('a checked merchant', () => {
  it('is frozen with everything in it, and is returned as it is when it is parsed again', () => {
    const merchant = merchantOf();
    expect(Object.isFrozen(merchant) && Object.isFrozen(merchant.cardQuota)).toBe(true);
    expect(merchantOf(merchant)).toBe(merchant);
  });

  it('leaves the object of the shop alone', () => {
    merchantOf();
    expect(Object.isFrozen(MERCHANT) || Object.isFrozen(MERCHANT.cardQuota)).toBe(false);
  });
});

describe('a checked selection', () => {
  const merchant = merchantOf();
  const selection = selectionOf({ payMethod: 'card', installment: 6 }, { merchant, amount: 64_900 });

  it('is returned as it is for the same merchant and amount', () => {
    expect(selectionOf(selection, { merchant, amount: 64_900 })).toBe(selection);
    expect(() => Object.assign(selection, { installment: 36 })).toThrow(TypeError);
  });

  it('is checked again for another amount or another merchant', () => {
    expect(parseSelection(selection, { merchant, amount: 49_900 }).ok).toBe(false);
    const lumpSumOnly = merchantOf({ ...MERCHANT, cardQuota: [] });
    expect(parseSelection(selection, { merchant: lumpSumOnly, amount: 64_900 }).ok).toBe(false);
  });

  it('is checked again where the merchant was not checked: that object may have changed meanwhile', () => {
    const shop = { ...MERCHANT };
    const unchecked = selectionOf({ payMethod: 'card', installment: 6 }, { merchant: shop, amount: 64_900 });
    shop.cardQuota = [];
    expect(parseSelection(unchecked, { merchant: shop, amount: 64_900 }).ok).toBe(false);
  });
});

describe('toRequest', () => {
  it('gives for checked values what buildRequest gives', () => {
    const merchant = merchantOf();
    const order = orderOf();
    const input = { payMethod: 'card', cardIssuer: '367', installment: 3 } as const;
    const selection = selectionOf(input, { merchant, amount: order.amount });
    expect(toRequest({ merchant, order, selection })).toEqual(
      buildRequest({ merchant: MERCHANT, order: ORDER, selection: input }),
    );
  });

  it('refuses an order of 0 won, which the shop places without a payment', () => {
    const merchant = merchantOf();
    const order = orderOf({ ...ORDER, amount: 0 });
    const selection = selectionOf({ payMethod: 'payco' }, { merchant, amount: order.amount });
    expect(() => toRequest({ merchant, order, selection })).toThrow(
      expect.objectContaining({ code: 'invalid-order', issues: [{ field: 'amount', code: 'not-won' }] }),
    );
  });

  it('still refuses an order that the pay method cannot take', () => {
    const merchant = merchantOf();
    const order = orderOf({ ...ORDER, taxFree: 1_000 });
    const selection = selectionOf({ payMethod: 'trans', cashReceipt: 'no' }, { merchant, amount: order.amount });
    expect(() => toRequest({ merchant, order, selection })).toThrow(/taxFree.*\[invalid-order\]/);
  });
});
