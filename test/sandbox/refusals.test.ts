import { describe, expect, it } from 'vitest';
import { createSandbox } from '../../src/sandbox.ts';
import { ORDER, send } from './kit.ts';

type Change = Record<string, unknown>;

const daou = (bypass: Change): Change => ({ bypass: { daou: bypass } });

async function start(change: Change, userAgent = 'a desktop', sandbox = createSandbox()) {
  const params = { ...ORDER, ...change };
  const answer = await send(sandbox, 'POST', '/payments/start', {
    userCode: 'imp0',
    provider: 'daou',
    pgId: 'CPSANDBOX1',
    params,
    userAgent,
  });
  const { impUid, reply } = await answer.json();
  const [request] = sandbox.requests();
  return { impUid, reply, request, sandbox, rule: request?.refusal?.rule ?? null };
}

describe('a request PortOne would refuse', () => {
  it.each<[string, Change, string]>([
    ['a merchant_uid of 41 characters', { merchant_uid: 'x'.repeat(41) }, 'merchant-uid'],
    ['a merchant_uid that is a number', { merchant_uid: 7 }, 'merchant-uid'],
    ['an amount that is a string', { amount: '1000' }, 'amount'],
    ['an amount of 0', { amount: 0 }, 'amount'],
    ['half a won', { amount: 10.5 }, 'amount'],
    ['no name', { name: undefined }, 'name'],
    ['a name of 41 characters', { name: '가'.repeat(41) }, 'name'],
    ['a name with an emoji', { name: '두부 🥳' }, 'name'],
    ['a name with a hanzi outside EUC-KR', { name: '酱油' }, 'name'],
    ['samsungpay', { pay_method: 'samsungpay' }, 'pay-method'],
    ['a method nobody knows', { pay_method: 'gold' }, 'pay-method'],
    ['a method named like a built-in', { pay_method: 'constructor' }, 'pay-method'],
    ['no digital', { digital: undefined }, 'digital'],
    ['digital as a string', { digital: 'false' }, 'digital'],
    ['digital against the contract', { digital: true }, 'digital'],
    ['escrow with a card', { escrow: true }, 'escrow'],
    ['an installment below 50,000', { amount: 49_999, display: { card_quota: [2] } }, 'installment'],
    [
      'a direct installment below 50,000',
      { amount: 49_999, card: { direct: { code: '366', quota: 2 } } },
      'installment',
    ],
    ['card_quota as a number', { display: { card_quota: 3 } }, 'installment'],
    ['a card code as a number', { card: { direct: { code: 366, quota: 0 } } }, 'installment'],
    ['CARDQUOTA without months', daou({ CARDQUOTA: 'CCBC' }), 'card-quota'],
    ['CARDQUOTA with commas', daou({ CARDQUOTA: 'CCBC-0,2,3' }), 'card-quota'],
    ['a cash-receipt flag with a card', daou({ CASHRECEIPTFLAG: 1 }), 'cash-receipt'],
    ['a letter for trans', { pay_method: 'trans', ...daou({ CASHRECEIPTFLAG: 'Y' }) }, 'cash-receipt'],
    ['a boolean for vbank', { pay_method: 'vbank', ...daou({ CASHRECEIPTFLAG: true }) }, 'cash-receipt'],
    ['a number for kakaopay', { pay_method: 'kakaopay', ...daou({ CASHRECEIPTFLAG: 1 }) }, 'cash-receipt'],
    ['tax_free with trans', { pay_method: 'trans', tax_free: 100 }, 'tax-free'],
    ['tax_free above the amount', { tax_free: 60_001 }, 'tax-free'],
    ['tax_free as a string', { tax_free: '100' }, 'tax-free'],
    ['a customer_uid', { customer_uid: 'someone' }, 'customer-uid'],
    ['DIRECT_YN with a card', daou({ DIRECT_YN: 'Y' }), 'direct'],
    ['DIRECT_YN that is N', { pay_method: 'payco', ...daou({ DIRECT_YN: 'N' }) }, 'direct'],
    ['vbank_due as a timestamp', { pay_method: 'vbank', vbank_due: '2026-12-01T00:00:00Z' }, 'vbank-due'],
    ['vbank_due on 31 April', { pay_method: 'vbank', vbank_due: '20270431' }, 'vbank-due'],
  ])('%s', async (_what, change, rule) => {
    const started = await start(change);
    expect(started.rule).toBe(rule);
    expect(started.impUid).toBeUndefined();
    expect(started.reply).toMatchObject({ success: false, imp_uid: null, error_msg: expect.any(String) });
    expect(started.sandbox.payments()).toEqual([]);
  });

  it('escrow for digital goods', async () => {
    const sandbox = createSandbox({ channels: [{ channelKey: ORDER.channelKey, pgId: 'CPSANDBOX1' }] });
    const started = await start({ pay_method: 'trans', escrow: true, digital: true }, undefined, sandbox);
    expect(started.rule).toBe('escrow');
  });

  it.each(['Android', 'iPhone', 'iPad'])(
    'a redirect address that is missing or relative, on %s only',
    async (agent) => {
      expect((await start({ m_redirect_url: undefined }, agent)).rule).toBe('redirect-url');
      expect((await start({ m_redirect_url: '/done' }, agent)).rule).toBe('redirect-url');
      expect((await start({ m_redirect_url: 'javascript:alert(1)' }, agent)).rule).toBe('redirect-url');
      expect((await start({}, agent)).rule).toBeNull();
      expect((await start({ m_redirect_url: undefined })).rule).toBeNull();
    },
  );

  it('a merchant_uid that is paid already, as F1002', async () => {
    const sandbox = createSandbox();
    await sandbox.pay(ORDER);
    const { reply } = await start({}, undefined, sandbox);
    expect(reply).toMatchObject({ error_code: 'F1002', imp_uid: null });
  });

  it('but a merchant_uid whose attempt failed may be tried again', async () => {
    const sandbox = createSandbox();
    await sandbox.pay(ORDER, { outcome: 'decline' });
    expect((await sandbox.pay(ORDER)).status).toBe('paid');
  });
});

describe('a request PortOne would take', () => {
  it.each<[string, Change]>([
    ['the plain one', {}],
    ['a merchant_uid of 40 characters', { merchant_uid: 'x'.repeat(40) }],
    ['a name of 40 characters', { name: '가'.repeat(40) }],
    ['an empty card_quota below 50,000', { amount: 1000, display: { card_quota: [] } }],
    ['a direct lump sum below 50,000', { amount: 1000, card: { direct: { code: '366', quota: 0 } } }],
    ['an installment at 50,000', { amount: 50_000, display: { card_quota: [3] } }],
    ['CARDQUOTA by its grammar', daou({ CARDQUOTA: 'CCBC-0:2:3^CKBK-0:2' })],
    ['a number for trans', { pay_method: 'trans', ...daou({ CASHRECEIPTFLAG: 0 }) }],
    ['a letter for kakaopay', { pay_method: 'kakaopay', ...daou({ CASHRECEIPTFLAG: 'Y', DIRECT_YN: 'Y' }) }],
    ['tax_free up to the amount', { tax_free: 60_000 }],
    ['escrow with vbank', { pay_method: 'vbank', escrow: true }],
    ['vbank_due YYYY-MM-DD', { pay_method: 'vbank', vbank_due: '2027-01-31' }],
    ['vbank_due YYYYMMDD', { pay_method: 'vbank', vbank_due: '20270131' }],
    ['vbank_due YYYY-MM-DD HH:mm:ss', { pay_method: 'vbank', vbank_due: '2027-01-31 10:20:30' }],
    ['vbank_due YYYYMMDDHHmmss', { pay_method: 'vbank', vbank_due: '20270131102030' }],
  ])('%s', async (_what, change) => {
    const { rule, impUid, sandbox } = await start(change);
    expect(rule).toBeNull();
    expect(sandbox.payments()).toMatchObject([{ imp_uid: impUid, status: 'ready', paid_at: 0 }]);
  });

  it('takes the sample of the guide, and notes the flag that has no meaning for a card', async () => {
    const sample = {
      escrow: false,
      amount: 1004,
      app_scheme: 'x',
      ...daou({ PRODUCTCODE: 'portone', CASHRECEIPTFLAG: 0 }),
    };
    const { rule, impUid, request } = await start(sample);
    expect(rule).toBeNull();
    expect(impUid).toEqual(expect.any(String));
    expect(request?.unknown).toEqual(['bypass.daou.CASHRECEIPTFLAG']);
    const transfer = await start({ pay_method: 'trans', ...daou({ CASHRECEIPTFLAG: 0 }) });
    expect(transfer.request?.unknown).toEqual([]);
  });

  it('notes unknown parameters and keeps every value as it came', async () => {
    const { request } = await start({ favourite: 'tofu', custom_data: { cart: [1] } });
    expect(request?.unknown).toEqual(['favourite']);
    expect(request?.params).toEqual({ ...ORDER, favourite: 'tofu', custom_data: { cart: [1] } });
  });
});
