import { describe, expect, it, vi } from 'vitest';
import { buildRequest, type RequestInput } from '../../src/request/build-request.ts';

const INPUT: RequestInput = {
  merchant: { userCode: 'imp00000000', channelKey: 'channel-key-1', digital: false },
  order: { merchantUid: 'order-1', name: '의자', amount: 1000 },
  selection: { payMethod: 'payco' },
};
const PAGE = 'https://shop.example/cart/checkout?step=2#pay';

function redirectOf(redirectUrl: string | undefined, more: Partial<RequestInput> = {}): string | undefined {
  return buildRequest({ ...INPUT, merchant: { ...INPUT.merchant, redirectUrl }, ...more }).m_redirect_url;
}

describe('m_redirect_url', () => {
  it.each([
    ['/pay/return', 'https://shop.example/pay/return'],
    ['return?attempt=1', 'https://shop.example/cart/return?attempt=1'],
    ['https://m.shop.example/return', 'https://m.shop.example/return'],
    ['http://192.168.0.7:3000/return', 'http://192.168.0.7:3000/return'],
  ])('makes %s absolute from the page', (redirectUrl, expected) => {
    expect(redirectOf(redirectUrl, { baseUrl: PAGE, mobile: true })).toBe(expected);
  });

  it('takes an address of the call before the merchant’s', () => {
    expect(redirectOf('/pay/return', { baseUrl: PAGE, redirectUrl: '/other' })).toBe('https://shop.example/other');
  });

  it.each<[string, string | undefined, Partial<RequestInput>]>([
    ['there is none', undefined, { baseUrl: PAGE }],
    ['a path has nothing to stand on', '/pay/return', {}],
    ['it is for an app', undefined, { baseUrl: PAGE, redirectUrl: 'httpshop://return' }],
    ['it ends as one of the web begins', undefined, { baseUrl: PAGE, redirectUrl: 'x-http://return' }],
    ['it is none', undefined, { baseUrl: PAGE, redirectUrl: 'https://' }],
    ['it leads out of the web', undefined, { baseUrl: PAGE, redirectUrl: 'javascript:alert(1)' }],
  ])('is absent on a PC and an error on a phone when %s', (_name, redirectUrl, more) => {
    expect(redirectOf(redirectUrl, more)).toBeUndefined();
    expect(() => redirectOf(redirectUrl, { ...more, mobile: true })).toThrow(/redirect-url-missing/);
  });

  it('warns about a hash, which PortOne’s answer does not reach', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    expect(redirectOf('/#/return', { baseUrl: PAGE })).toBe('https://shop.example/#/return');
    expect(warn.mock.calls[0]?.[0]).toContain('redirect-hash');
    warn.mockRestore();
  });
});
