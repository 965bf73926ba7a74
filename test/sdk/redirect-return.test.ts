import { describe, expect, it } from 'vitest';
import { cleanReturnUrl, readRedirectReturn } from '../../src/sdk/redirect-return.ts';

const base = 'https://shop.test/pay/return';

describe('readRedirectReturn', () => {
  it.each([
    ['a payment', '?imp_uid=imp_1&merchant_uid=m1&imp_success=true', { merchantUid: 'm1', impUid: 'imp_1' }],
    [
      'imp_success is not read',
      '?imp_uid=imp_1&merchant_uid=m1&imp_success=false',
      { merchantUid: 'm1', impUid: 'imp_1' },
    ],
    [
      'a failure',
      '?merchant_uid=m1&imp_uid=imp_1&error_code=F400&error_msg=%EC%B7%A8%EC%86%8C',
      { merchantUid: 'm1', impUid: 'imp_1', error: { code: 'F400', message: '취소' } },
    ],
    [
      'a failure before a payment began',
      '?imp_uid=null&merchant_uid=m1&error_msg=no',
      { merchantUid: 'm1', error: { message: 'no' } },
    ],
    ['the SDK’s own misspelling', '?merchant_uid=m1&error_coe=F1001', { merchantUid: 'm1', error: { code: 'F1001' } }],
    ['a hash router', '#/pay/return?imp_uid=imp_1&merchant_uid=m1', { merchantUid: 'm1', impUid: 'imp_1' }],
    ['nothing', '?order=1', null],
    [
      'PortOne’s among the shop’s own of the same names',
      '?merchant_uid=shop-7&success=no&error_code=E1&imp_uid=imp_1&merchant_uid=m1&imp_success=true',
      { merchantUid: 'm1', impUid: 'imp_1' },
    ],
    [
      'no error of the shop’s own',
      '?error_msg=shown-before&imp_uid=imp_1&merchant_uid=m1',
      { merchantUid: 'm1', impUid: 'imp_1' },
    ],
  ])('reads %s', (_what, query, expected) => {
    expect(readRedirectReturn(base + query)).toEqual(expected);
  });
});

describe('cleanReturnUrl', () => {
  it('takes PortOne’s parameters away and leaves the shop’s', () => {
    const href = `${base}?order=7&imp_uid=imp_1&merchant_uid=m1&imp_success=true&success=true&error_code=x&error_msg=y#part`;
    expect(cleanReturnUrl(href)).toBe(`${base}?order=7#part`);
  });

  it('leaves the shop’s own as they were written, also under PortOne’s names', () => {
    const own = '?merchant_uid=shop%2D7&success=no&q=a%20b+c&empty=&flag&imp_uid=x';
    const href = `${base}${own}&imp_uid=imp_1&merchant_uid=m1&imp_success=true#top?not=query`;
    expect(cleanReturnUrl(href)).toBe(`${base}${own}#top?not=query`);
  });

  it('cleans behind a hash as well', () => {
    expect(cleanReturnUrl(`${base}#/done?imp_uid=i&merchant_uid=m&tab=2`)).toBe(`${base}#/done?tab=2`);
  });
});
