import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CheckoutError } from '../../src/errors/checkout-error.ts';
import { buildRequest, type RequestInput } from '../../src/request/build-request.ts';
import type { Merchant } from '../../src/schema/merchant.ts';
import type { Order } from '../../src/schema/order.ts';
import type { Selection } from '../../src/schema/selection.ts';
import type { ImpRequest } from '../../src/wire/imp-request.ts';

const MERCHANT: Merchant = { userCode: 'imp00000000', channelKey: 'channel-key-1', digital: false };
const ORDER: Order = { merchantUid: 'order-1042-1', name: '노르웨이 회전 의자', amount: 64_900 };

function build(selection: Selection, more: Partial<RequestInput> = {}): ImpRequest {
  return buildRequest({ merchant: MERCHANT, order: ORDER, selection, ...more });
}

function errorOf(run: () => unknown): CheckoutError {
  try {
    run();
  } catch (error) {
    if (error instanceof CheckoutError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('buildRequest', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  beforeEach(() => warn.mockClear());

  it('writes the guide’s sample', () => {
    const request = buildRequest({
      merchant: {
        userCode: 'imp00000000',
        channelKey: 'channel-key-1',
        digital: false,
        productCode: 'portone',
        redirectUrl: 'https://shop.example/payments/complete',
        appScheme: 'portoneappscheme',
      },
      order: {
        merchantUid: 'mid_1234567890',
        name: '노스페이스 롱패딩 M',
        amount: 1004,
        buyer: { name: '홍길동', email: 'hello@world.com', tel: '01012345678' },
      },
      selection: { payMethod: 'trans', cashReceipt: false },
    });
    expect(request).toStrictEqual({
      channelKey: 'channel-key-1',
      pay_method: 'trans',
      merchant_uid: 'mid_1234567890',
      name: '노스페이스 롱패딩 M',
      amount: 1004,
      buyer_name: '홍길동',
      buyer_email: 'hello@world.com',
      buyer_tel: '01012345678',
      digital: false,
      m_redirect_url: 'https://shop.example/payments/complete',
      app_scheme: 'portoneappscheme',
      bypass: { daou: { PRODUCTCODE: 'portone', CASHRECEIPTFLAG: 0 } },
    });
  });

  it('leaves out every key without a value', () => {
    expect(build({ payMethod: 'payco' })).toStrictEqual({
      channelKey: 'channel-key-1',
      pay_method: 'payco',
      merchant_uid: 'order-1042-1',
      name: '노르웨이 회전 의자',
      amount: 64_900,
      digital: false,
    });
  });

  it('never speaks of the tier code, which belongs to IMP.agency', () => {
    expect(JSON.stringify(build({ payMethod: 'card' }, { merchant: { ...MERCHANT, tierCode: 'A1b' } }))).not.toMatch(
      /tier|A1b/i,
    );
  });

  it.each<[string, Partial<Merchant>, Partial<Order>, Selection, Partial<ImpRequest>]>([
    ['the deprecated pg', { channelKey: undefined, pg: 'daou.CTS1' }, {}, { payMethod: 'payco' }, { pg: 'daou.CTS1' }],
    ['digital goods', { digital: true }, {}, { payMethod: 'payco' }, { digital: true }],
    [
      'an address and postcode',
      {},
      { buyer: { address: '서울 성동구', postcode: '04524' } },
      { payMethod: 'payco' },
      { buyer_addr: '서울 성동구', buyer_postcode: '04524' },
    ],
    ['a tax-free part', {}, { taxFree: 900 }, { payMethod: 'naverpay' }, { tax_free: 900 }],
    ['no tax-free part', {}, { taxFree: 0 }, { payMethod: 'card' }, { tax_free: 0 }],
    [
      'a deadline as a Date',
      { cashReceipt: 'off' },
      { vbankDue: new Date('2026-12-04T14:59:59Z') },
      { payMethod: 'vbank' },
      { vbank_due: '20261204235959' },
    ],
    [
      'a deadline as a day',
      { cashReceipt: 'off' },
      { vbankDue: '2026-12-04' },
      { payMethod: 'vbank' },
      { vbank_due: '20261204235959' },
    ],
    [
      'a notice address',
      { noticeUrl: 'https://a.example' },
      {},
      { payMethod: 'payco' },
      { notice_url: 'https://a.example' },
    ],
    [
      'several notice addresses',
      { noticeUrl: ['https://a.example', 'https://b.example'] },
      {},
      { payMethod: 'payco' },
      { notice_url: ['https://a.example', 'https://b.example'] },
    ],
    [
      'data',
      {},
      { customData: { cart: [1, { a: 2 }] } },
      { payMethod: 'payco' },
      { custom_data: { cart: [1, { a: 2 }] } },
    ],
    ['escrow', { cashReceipt: 'off' }, {}, { payMethod: 'trans', escrow: true }, { escrow: true }],
    [
      'escrow that the shop insists on',
      { escrow: 'always', cashReceipt: 'off' },
      {},
      { payMethod: 'vbank' },
      { escrow: true },
    ],
    [
      'a receipt by digit',
      {},
      {},
      { payMethod: 'vbank', cashReceipt: 'yes' },
      { bypass: { daou: { CASHRECEIPTFLAG: 1 } } },
    ],
    [
      'no receipt by digit',
      {},
      {},
      { payMethod: 'trans', cashReceipt: 'no' },
      { bypass: { daou: { CASHRECEIPTFLAG: 0 } } },
    ],
    [
      'a receipt by letter',
      {},
      {},
      { payMethod: 'kakaopay', cashReceipt: true },
      { bypass: { daou: { CASHRECEIPTFLAG: 'Y' } } },
    ],
    [
      'no receipt by letter',
      {},
      {},
      { payMethod: 'kakaopay', cashReceipt: false },
      { bypass: { daou: { CASHRECEIPTFLAG: 'N' } } },
    ],
    [
      'direct easy pay',
      { directEasyPay: true },
      {},
      { payMethod: 'samsung' },
      { bypass: { daou: { DIRECT_YN: 'Y' } } },
    ],
    [
      'a product code',
      { productCode: 'chair' },
      {},
      { payMethod: 'payco' },
      { bypass: { daou: { PRODUCTCODE: 'chair' } } },
    ],
    ['a lump sum', {}, {}, { payMethod: 'card', installment: 0 }, { display: { card_quota: [] } }],
    ['months', {}, {}, { payMethod: 'card', installment: 3 }, { display: { card_quota: [2, 3] } }],
    [
      'an issuer and months',
      {},
      {},
      { payMethod: 'card', installment: 3, cardIssuer: '367' },
      { card: { direct: { code: '367', quota: 3 } } },
    ],
    [
      'carriers and a number',
      { carriers: { only: ['SKT'] } },
      { phone: { number: '010-1234-5678' } },
      { payMethod: 'phone' },
      { phone: { detail: [{ carrier: 'SKT', enabled: true }] }, prefill: { phoneNumber: '01012345678' } },
    ],
    [
      'the shopper’s number before the shop’s',
      { carriers: { except: ['CJH'] } },
      { phone: { number: '01000000000' } },
      { payMethod: 'phone', phoneNumber: '010-9999-9999' },
      { phone: { detail: [{ carrier: 'CJH', enabled: false }] }, prefill: { phoneNumber: '01099999999' } },
    ],
  ])('writes %s', (_name, merchant, order, selection, expected) => {
    const methods = { ...MERCHANT, payMethods: [selection.payMethod], ...merchant } as Merchant;
    const request = build(selection, { merchant: methods, order: { ...ORDER, ...order } });
    const { channelKey, pay_method, merchant_uid, name, amount, digital, ...rest } = request;
    expect({ channelKey, pay_method, merchant_uid, name, amount, digital, ...rest }).toStrictEqual({
      channelKey: methods.channelKey,
      pay_method: selection.payMethod,
      merchant_uid: ORDER.merchantUid,
      name: ORDER.name,
      amount: ORDER.amount,
      digital: methods.digital,
      ...expected,
    });
  });

  it.each<[string, Partial<Merchant>, Partial<Order>, Selection]>([
    ['a deadline', {}, { vbankDue: '2026-12-04' }, { payMethod: 'payco' }],
    ['a receipt', {}, {}, { payMethod: 'payco', cashReceipt: true }],
    ['a receipt where the shop does not ask', { cashReceipt: 'off' }, {}, { payMethod: 'trans', cashReceipt: true }],
    ['direct easy pay', { directEasyPay: true }, {}, { payMethod: 'cultureland' }],
    ['installments', {}, {}, { payMethod: 'payco', installment: 3, cardIssuer: '367' }],
    ['months per issuer', { issuerQuotas: { CCBC: [2] } }, {}, { payMethod: 'payco', installment: 2 }],
    ['a phone number', { carriers: { only: ['SKT'] } }, { phone: { number: '010' } }, { payMethod: 'payco' }],
    ['a tax-free part of 0', {}, { taxFree: 0 }, { payMethod: 'booknlife' }],
    ['escrow not chosen', {}, {}, { payMethod: 'trans', cashReceipt: 'no', escrow: false }],
  ])('does not write %s where it has no meaning', (_name, merchant, order, selection) => {
    const methods = { ...MERCHANT, payMethods: [selection.payMethod], ...merchant } as Merchant;
    const { bypass, ...request } = build(selection, { merchant: methods, order: { ...ORDER, ...order } });
    expect(Object.keys(request).sort()).toEqual([
      'amount',
      'channelKey',
      'digital',
      'merchant_uid',
      'name',
      'pay_method',
    ]);
    expect(bypass).toEqual(
      selection.payMethod === 'trans' && !merchant.cashReceipt ? { daou: { CASHRECEIPTFLAG: 0 } } : undefined,
    );
  });

  it('writes neither carriers nor a number for a phone payment that has none', () => {
    const request = build({ payMethod: 'phone' }, { merchant: { ...MERCHANT, payMethods: ['phone'] } });
    expect(request.pay_method).toBe('phone');
    expect(Object.keys(request)).not.toContain('phone');
    expect(Object.keys(request)).not.toContain('prefill');
  });

  it('gives a fresh plain object each time, sharing nothing with its input', () => {
    const customData = Object.freeze({ cart: Object.freeze([1]) });
    const noticeUrl = Object.freeze(['https://a.example']);
    const input: RequestInput = Object.freeze({
      merchant: Object.freeze({ ...MERCHANT, noticeUrl }),
      order: Object.freeze({ ...ORDER, customData }),
      selection: Object.freeze({ payMethod: 'card', installment: 3 } as const),
    });
    const first = buildRequest(input);
    const second = buildRequest(input);
    expect(first).toStrictEqual(second);
    expect(first).not.toBe(second);
    expect(Object.getPrototypeOf(first)).toBe(Object.prototype);
    // What the SDK does to it, and worse.
    Object.assign(first, { request_id: 'req_1', tier_code: undefined });
    first.display?.card_quota.push(12);
    (first.notice_url as string[]).push('https://evil.example');
    const cart = first.custom_data?.cart;
    expect(Array.isArray(cart) && cart.push(2)).toBe(2);
    expect(buildRequest(input)).toStrictEqual(second);
  });

  it.each<[string, Partial<RequestInput>, string, string, RegExp]>([
    [
      'a string amount',
      { order: { ...ORDER, amount: '64900' as unknown as number } },
      'invalid-order',
      'amount',
      /Pass a number/,
    ],
    [
      'a merchantUid of 41',
      { order: { ...ORDER, merchantUid: 'x'.repeat(41) } },
      'invalid-order',
      'merchantUid',
      /Shorten it to 40/,
    ],
    ['an emoji in the name', { order: { ...ORDER, name: '케이크 🎂' } }, 'invalid-order', 'name', /Remove: 🎂/],
    [
      'escrow with a card',
      { selection: { payMethod: 'card', escrow: true } },
      'invalid-selection',
      'selection.escrow',
      /not supported by card.*use trans or vbank/,
    ],
    [
      'escrow with digital goods',
      { merchant: { ...MERCHANT, digital: true }, selection: { payMethod: 'trans', cashReceipt: 'no', escrow: true } },
      'invalid-selection',
      'selection.escrow',
      /Turn it off/,
    ],
    [
      'a shop of digital goods with escrow',
      { merchant: { ...MERCHANT, digital: true, escrow: 'offer' } },
      'invalid-merchant',
      'escrow',
      /digital/,
    ],
    [
      'no channel',
      { merchant: { userCode: 'imp00000000', digital: false } as Merchant },
      'invalid-merchant',
      'channelKey',
      /channel key/,
    ],
    [
      'tax-free by transfer',
      { order: { ...ORDER, taxFree: 900 }, selection: { payMethod: 'trans', cashReceipt: 'no' } },
      'invalid-order',
      'taxFree',
      /another pay method/,
    ],
    [
      'months not offered',
      { selection: { payMethod: 'card', installment: 13 } },
      'invalid-selection',
      'selection.installment',
      /up to 12/,
    ],
    [
      'no word about the receipt',
      { selection: { payMethod: 'vbank' } },
      'invalid-selection',
      'selection.cashReceipt',
      /Set it/,
    ],
    [
      'a pay method of another spelling',
      { selection: { payMethod: 'samsungpay' as 'samsung' } },
      'invalid-selection',
      'selection.payMethod',
      /Use one of: card/,
    ],
  ])('refuses %s, naming the field and the fix', (_name, more, code, field, fix) => {
    const error = errorOf(() => build({ payMethod: 'card' }, more));
    expect(error.code).toBe(code);
    expect(error.issues?.map((issue) => issue.field)).toEqual([field]);
    expect(error.message).toContain(field);
    expect(error.message).toMatch(fix);
  });

  it('warns when Kiwoom Pay would open more months than the shop allows', () => {
    const merchant: Merchant = { ...MERCHANT, cardQuota: [3, 6] };
    expect(build({ payMethod: 'card', installment: 3 }, { merchant }).display).toEqual({ card_quota: [3] });
    expect(warn).toHaveBeenCalledOnce();
    expect(warn.mock.calls[0]?.[0]).toMatch(/Allowed: 3, 6; chosen: 3\. \[quota-widened\]$/);
    build({ payMethod: 'card', installment: 6 }, { merchant });
    expect(warn).toHaveBeenCalledOnce();
  });
});
