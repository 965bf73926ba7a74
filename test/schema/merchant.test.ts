import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Issue } from '../../src/errors/issue.ts';
import { issueMessage } from '../../src/labels/issue-messages.ts';
import { escrowPolicy, parseMerchant } from '../../src/schema/merchant.ts';

const GOOD = { userCode: 'imp00000000', channelKey: 'channel-key-1', digital: false };

function issuesOf(input: unknown): Issue[] {
  const parsed = parseMerchant(input);
  return parsed.ok ? [] : parsed.issues;
}

describe('parseMerchant', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  beforeEach(() => warn.mockClear());

  it('takes a merchant with everything', () => {
    const merchant = {
      ...GOOD,
      tierCode: 'A1b',
      payMethods: ['kakaopay', 'card'],
      cardQuota: [2, 3, 6],
      issuerQuotas: { CCBC: [0, 2, 3], CKBK: [] },
      cashReceipt: 'ask',
      escrow: 'always',
      directEasyPay: true,
      productCode: 'chair',
      redirectUrl: '/pay/return?shop=1',
      noticeUrl: ['https://shop.example/hook', 'https://backup.example/hook'],
      appScheme: 'shopapp://pay',
      carriers: { only: ['SKT'] },
      sdkUrl: '/sandbox/iamport.js',
      nonce: 'abc',
    };
    expect(parseMerchant(merchant)).toEqual({ ok: true, value: merchant });
    expect(warn).not.toHaveBeenCalled();
  });

  it('takes null for absent where a setting may be absent', () => {
    const settings = [
      'tierCode',
      'pg',
      'payMethods',
      'cardQuota',
      'issuerQuotas',
      'cashReceipt',
      'escrow',
      'directEasyPay',
    ];
    const addresses = ['productCode', 'redirectUrl', 'noticeUrl', 'appScheme', 'carriers', 'sdkUrl', 'nonce'];
    const nothing = Object.fromEntries([...settings, ...addresses].map((name) => [name, null]));
    expect(parseMerchant({ ...GOOD, ...nothing })).toEqual({ ok: true, value: GOOD });
    expect(parseMerchant({ ...GOOD, carriers: { only: ['SKT'], except: null } })).toMatchObject({ ok: true });
    expect(issuesOf({ ...GOOD, channelKey: null })).toEqual([{ field: 'channelKey', code: 'channel-missing' }]);
  });

  it.each<[string, object, string, Issue['code']]>([
    ['no userCode', { userCode: undefined }, 'userCode', 'required'],
    ['an empty userCode', { userCode: '' }, 'userCode', 'required'],
    ['no digital', { digital: undefined }, 'digital', 'required'],
    ['digital as text', { digital: 'false' }, 'digital', 'wrong-type'],
    ['no channel', { channelKey: undefined }, 'channelKey', 'channel-missing'],
    ['two channels', { pg: 'daou' }, 'channelKey', 'channel-twice'],
    ['an empty channelKey', { channelKey: '' }, 'channelKey', 'required'],
    ['another PG', { channelKey: undefined, pg: 'inicis' }, 'pg', 'bad-pg'],
    ['a PG with an empty CPID', { channelKey: undefined, pg: 'daou.' }, 'pg', 'bad-pg'],
    ['a tier code of two', { tierCode: 'A1' }, 'tierCode', 'bad-tier-code'],
    ['samsungpay', { payMethods: ['card', 'samsungpay'] }, 'payMethods.1', 'unknown-value'],
    ['no pay methods', { payMethods: [] }, 'payMethods', 'required'],
    ['one month', { cardQuota: [1] }, 'cardQuota.0', 'bad-month'],
    ['37 months', { cardQuota: [2, 37] }, 'cardQuota.1', 'bad-month'],
    ['0 months in cardQuota', { cardQuota: [0, 2] }, 'cardQuota.0', 'bad-month'],
    ['months as text', { cardQuota: ['2'] }, 'cardQuota.0', 'number-string'],
    ['a KFTC code in issuerQuotas', { issuerQuotas: { '361': [2] } }, 'issuerQuotas.361', 'unknown-key'],
    ['one month for an issuer', { issuerQuotas: { CCBC: [1] } }, 'issuerQuotas.CCBC.0', 'bad-month'],
    ['escrow with digital goods', { digital: true, escrow: 'offer' }, 'escrow', 'escrow-digital'],
    ['forced escrow with digital goods', { digital: true, escrow: 'always' }, 'escrow', 'escrow-digital'],
    ['an unknown escrow', { escrow: true }, 'escrow', 'unknown-value'],
    ['a script as the way back', { redirectUrl: 'javascript:alert(1)' }, 'redirectUrl', 'not-a-url'],
    ['another host without saying so', { redirectUrl: '//evil.example' }, 'redirectUrl', 'not-a-url'],
    ['a broken way back', { redirectUrl: 'https://' }, 'redirectUrl', 'not-a-url'],
    ['a path as the notice address', { noticeUrl: '/hook' }, 'noticeUrl', 'not-a-url'],
    ['carriers both ways', { carriers: { only: ['SKT'], except: ['KTF'] } }, 'carriers', 'carriers-twice'],
    ['an unknown carrier', { carriers: { only: ['KT'] } }, 'carriers.only.0', 'unknown-value'],
  ])('names the field for %s', (_name, patch, field, code) => {
    const issues = issuesOf({ ...GOOD, ...patch });
    expect(issues).toEqual([expect.objectContaining({ field, code })]);
    for (const locale of ['ko', 'en'] as const) {
      const [sentence] = issues.map((issue) => issueMessage(issue, locale));
      expect(sentence).toContain(field);
      expect(sentence).not.toMatch(/[{}]/);
    }
  });

  it.each(['/pay/return', 'pay/return', 'https://shop.example/return', 'http://localhost:3000/return'])(
    'takes %s as the way back',
    (redirectUrl) => {
      expect(issuesOf({ ...GOOD, redirectUrl })).toEqual([]);
    },
  );

  it('takes the deprecated pg and warns once', () => {
    const old = { userCode: 'imp00000000', pg: 'daou.CTS17362', digital: false };
    expect(issuesOf(old)).toEqual([]);
    expect(issuesOf(old)).toEqual([]);
    expect(warn).toHaveBeenCalledOnce();
    expect(warn.mock.calls[0]?.[0]).toContain('channelKey');
  });
});

describe('escrowPolicy', () => {
  it.each([
    [{ digital: false }, 'offer'],
    [{ digital: true }, 'off'],
    [{ digital: false, escrow: 'always' }, 'always'],
    [{ digital: false, escrow: 'off' }, 'off'],
  ] as const)('%j: %s', (merchant, expected) => {
    expect(escrowPolicy(merchant)).toBe(expected);
  });
});
