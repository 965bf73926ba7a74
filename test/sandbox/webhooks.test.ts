import { describe, expect, it } from 'vitest';
import { createSandbox } from '../../src/sandbox.ts';
import { HOME, ORDER, open, send } from './kit.ts';

const VBANK = { ...ORDER, pay_method: 'vbank' };

function statuses(heard: readonly { body: string }[]): string[] {
  return heard.map(({ body }) => JSON.parse(body).status);
}

describe('webhooks', () => {
  it('tell of a payment with nothing but its ids and status', async () => {
    const { sandbox, heard } = await open();
    const { imp_uid } = await sandbox.pay(ORDER);
    await sandbox.idle();
    expect(heard).toEqual([
      {
        url: 'http://localhost:3000/webhook',
        contentType: 'application/json',
        body: JSON.stringify({ imp_uid, merchant_uid: 'order_1', status: 'paid' }),
      },
    ]);
    expect(sandbox.webhooks()).toMatchObject([{ status: 200, error: null }]);
  });

  it('come as a form when asked to', async () => {
    const { sandbox, heard } = await open({ webhookFormat: 'form' });
    const { imp_uid } = await sandbox.pay(ORDER);
    await sandbox.idle();
    expect(heard[0]?.contentType).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(heard[0]?.body))).toEqual({
      imp_uid,
      merchant_uid: 'order_1',
      status: 'paid',
    });
  });

  it.each([
    ['issue-account', VBANK, ['ready']],
    ['deposit', VBANK, ['ready', 'paid']],
    ['webhook-twice', ORDER, ['paid', 'paid']],
    ['webhook-lost', ORDER, []],
    ['webhook-first', ORDER, ['paid']],
    ['decline', ORDER, []],
    ['cancel', ORDER, []],
    ['never-answer', ORDER, []],
  ] as const)('under %s are as they should be', async (outcome, params, wanted) => {
    const { sandbox, heard } = await open();
    await sandbox.pay(params, { outcome });
    await sandbox.idle();
    expect(statuses(heard)).toEqual(wanted);
  });

  it('tell of a cancellation only when asked to, with its id', async () => {
    const { sandbox, heard, rest } = await open();
    const { imp_uid } = await sandbox.pay(ORDER);
    await rest('POST', '/payments/cancel', { imp_uid, amount: 1000 });
    await rest('POST', '/payments/cancel', { imp_uid, enable_webhook: true });
    await sandbox.idle();
    expect(statuses(heard)).toEqual(['paid', 'cancelled']);
    expect(JSON.parse(heard[1]?.body ?? '').cancellation_id).toBe(
      sandbox.payments()[0]?.cancel_history?.[1]?.cancellation_id,
    );
  });

  it('go to notice_url instead, one or several', async () => {
    const { sandbox, heard } = await open();
    await sandbox.pay({ ...ORDER, notice_url: ['http://127.0.0.1:1/a', 'http://[::1]:1/b'] });
    await sandbox.idle();
    expect(heard.map(({ url }) => url)).toEqual(['http://127.0.0.1:1/a', 'http://[::1]:1/b']);
  });

  it.each([
    'https://example.com/hook',
    'http://localhost.example.com/',
    'http://192.168.0.2/',
    '/relative',
    'file:///etc/passwd',
  ])('never leave this machine for %s', async (url) => {
    const { sandbox, heard } = await open();
    await sandbox.pay({ ...ORDER, notice_url: url });
    await sandbox.idle();
    expect(heard).toEqual([]);
    expect(sandbox.webhooks()).toMatchObject([{ url, status: null, error: expect.stringMatching(/not/) }]);
  });

  it('that fail are written down, not thrown', async () => {
    const sandbox = createSandbox({
      webhookUrl: 'http://localhost:1/',
      fetch: () => Promise.reject(new Error('nobody there')),
    });
    await sandbox.pay(ORDER);
    await sandbox.idle();
    expect(sandbox.webhooks()).toMatchObject([{ status: null, error: expect.stringContaining('nobody there') }]);
  });

  it('do not hold up the window, except under webhook-first', async () => {
    let answer: (response: Response) => void = () => undefined;
    const hook = () => new Promise<Response>((resolve) => (answer = resolve));
    const sandbox = createSandbox({ webhookUrl: 'http://localhost:1/', fetch: hook });
    expect((await sandbox.pay(ORDER)).status).toBe('paid');

    let isBack = false;
    const pays = sandbox
      .pay({ ...ORDER, merchant_uid: 'two' }, { outcome: 'webhook-first' })
      .then(() => (isBack = true));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isBack).toBe(false);
    answer(new Response());
    await pays;
  });
});

describe('the window', () => {
  async function openWindow(change: Record<string, unknown> = {}, userAgent = 'a desktop', sandbox = createSandbox()) {
    const params = { ...ORDER, ...change };
    const body = { userCode: 'imp0', provider: 'daou', pgId: 'CPSANDBOX1', params, userAgent };
    const { impUid } = await (await send(sandbox, 'POST', '/payments/start', body)).json();
    const shown = await send(sandbox, 'GET', `/kiwoom/window?imp_uid=${impUid}`);
    return { sandbox, impUid, text: await shown.text() };
  }

  function act(sandbox: ReturnType<typeof createSandbox>, fields: Record<string, string>) {
    return sandbox.fetch(
      new Request(`${HOME}/kiwoom/window/action`, { method: 'POST', body: new URLSearchParams(fields) }),
    );
  }

  const months = (text: string) => [...text.matchAll(/<option value="(\d+)"/g)].map(([, month]) => Number(month));

  it.each([
    ['nothing', {}, [0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
    ['[]', { display: { card_quota: [] } }, []],
    ['[3], a bound', { display: { card_quota: [3] } }, [0, 2, 3]],
    ['[2, 6], a list', { display: { card_quota: [2, 6] } }, [0, 2, 6]],
    ['a direct card', { card: { direct: { code: '366', quota: 3 } } }, []],
    ['CARDQUOTA', { bypass: { daou: { CARDQUOTA: 'CCBC-0:2:3^CCNH-0:5' } } }, [0, 2, 3, 5]],
    ['less than 50,000', { amount: 49_999 }, []],
    ['no card', { pay_method: 'payco' }, []],
  ])('offers months by %s', async (_what, change, wanted) => {
    expect(months((await openWindow(change)).text)).toEqual(wanted);
  });

  it('takes a month it offered, and no other', async () => {
    for (const [quota, wanted] of [
      ['3', 3],
      ['7', 0],
    ] as const) {
      const { sandbox, impUid } = await openWindow({ display: { card_quota: [3] } });
      await act(sandbox, { imp_uid: impUid, quota });
      expect(sandbox.payments()[0]?.card_quota).toBe(wanted);
    }
  });

  it('asks for a cash receipt only when that is allowed', async () => {
    const flag = (value: unknown) => openWindow({ pay_method: 'trans', bypass: { daou: { CASHRECEIPTFLAG: value } } });
    expect((await flag(0)).text).not.toContain('현금영수증');
    const { text, sandbox, impUid } = await flag(1);
    expect(text).toContain('현금영수증');
    await act(sandbox, { imp_uid: impUid, cash_receipt: '01000001234' });
    expect(sandbox.payments()[0]?.cash_receipt_issued).toBe(true);
    expect(JSON.stringify(sandbox.payments())).not.toContain('01000001234');
  });

  it('escapes what the shop sends', async () => {
    const { text } = await openWindow({ name: '<img src=x onerror=alert(1)>"\'' });
    expect(text).not.toContain('<img');
    expect(text).toContain('&#60;img');
  });

  it('ends a payment once: a second click changes nothing', async () => {
    const { sandbox, impUid } = await openWindow();
    await act(sandbox, { imp_uid: impUid, outcome: 'decline' });
    await act(sandbox, { imp_uid: impUid, outcome: 'approve' });
    expect(sandbox.payments()[0]?.status).toBe('failed');
  });

  it('sends a phone back to the shop, its query kept', async () => {
    const { sandbox, impUid } = await openWindow({}, 'Android');
    const answer = await act(sandbox, { imp_uid: impUid, outcome: 'over-limit' });
    expect(answer.status).toBe(302);
    expect(Object.fromEntries(new URL(answer.headers.get('location') ?? '').searchParams)).toEqual({
      kept: '1',
      imp_uid: impUid,
      merchant_uid: 'order_1',
      imp_success: 'false',
      error_code: 'SANDBOX_OVER_LIMIT',
      error_msg: '카드 사용한도 초과',
    });
  });

  it('follows what was set: for all, for one payment, and in itself', async () => {
    const sandbox = createSandbox({ outcome: 'decline' });
    const ends = async (uid: string, fields: Record<string, string> = {}) => {
      const { impUid } = await openWindow({ merchant_uid: uid }, undefined, sandbox);
      await act(sandbox, { imp_uid: impUid, ...fields });
      return sandbox.payments()[0]?.fail_reason ?? 'paid';
    };
    expect(await ends('a')).toContain('거절');
    sandbox.setOutcome('over-limit');
    expect(await ends('b')).toContain('한도');
    sandbox.setOutcome('insufficient-balance', 'c');
    expect(await ends('c')).toContain('잔액');
    expect(await ends('d')).toContain('한도');
    expect(await ends('e', { outcome: 'approve' })).toBe('paid');
    sandbox.setOutcome(null);
    expect(await ends('f')).toContain('거절');
  });
});

describe('the control API', () => {
  it('lists, sets, deposits, cancels and resets', async () => {
    const { sandbox, heard } = await open();
    const list = async (name: string) => (await send(sandbox, 'GET', `/control/${name}`)).json();
    expect((await send(sandbox, 'POST', '/control/outcome', { outcome: 'nonsense' })).status).toBe(400);
    expect(
      (await send(sandbox, 'POST', '/control/outcome', { outcome: 'decline', merchant_uid: 'order_2' })).status,
    ).toBe(200);
    expect((await sandbox.pay({ ...ORDER, merchant_uid: 'order_2' })).status).toBe('failed');

    const { imp_uid } = await sandbox.pay(VBANK);
    expect((await send(sandbox, 'POST', '/control/deposit', { imp_uid })).status).toBe(200);
    expect((await send(sandbox, 'POST', '/control/deposit', { imp_uid })).status).toBe(409);
    expect((await send(sandbox, 'POST', '/control/webhook', { imp_uid })).status).toBe(200);
    expect((await send(sandbox, 'POST', '/control/cancel', { imp_uid })).status).toBe(200);
    expect((await send(sandbox, 'POST', '/control/cancel', { imp_uid: 'imp_no' })).status).toBe(404);
    await sandbox.idle();
    expect(statuses(heard)).toEqual(['ready', 'paid', 'paid', 'cancelled']);
    expect(await list('payments')).toMatchObject([{ imp_uid, status: 'cancelled' }, { merchant_uid: 'order_2' }]);
    expect(await list('requests')).toMatchObject([
      { params: { merchant_uid: 'order_2' } },
      { device: 'pc', refusal: null },
    ]);
    expect(await list('webhooks')).toHaveLength(4);

    expect((await send(sandbox, 'POST', '/control/reset')).status).toBe(200);
    expect([await list('payments'), await list('requests'), await list('webhooks')]).toEqual([[], [], []]);
    expect((await sandbox.pay({ ...ORDER, merchant_uid: 'order_2' })).status).toBe('paid');
  });

  it('shows a page of payments, escaped', async () => {
    const { sandbox } = await open();
    await sandbox.pay({ ...ORDER, merchant_uid: '<b>bold</b>' });
    const text = await (await sandbox.fetch(new Request(`${HOME}/`))).text();
    expect(text).toContain('&#60;b&#62;bold');
    expect(text).not.toContain('<b>bold');
    expect(text).toContain('60,000원');
  });
});

describe('the SDK script', () => {
  it.each([
    ['script-fails', 503],
    ['script-empty', 200],
    ['script-slow', 200],
  ])('under %s', async (outcome, status) => {
    const sandbox = createSandbox({ delays: { script: 40 } });
    const start = performance.now();
    const answer = await send(sandbox, 'GET', `/v1/iamport.js?outcome=${outcome}`);
    expect(answer.status).toBe(status);
    expect((await answer.text()).includes('IMP')).toBe(outcome === 'script-slow');
    if (outcome === 'script-slow') expect(performance.now() - start).toBeGreaterThan(30);
  });

  it('is only found under the base path', async () => {
    expect((await createSandbox({ basePath: '/' }).fetch(new Request('http://localhost/v1/iamport.js'))).status).toBe(
      200,
    );
    expect((await createSandbox().fetch(new Request('http://localhost/v1/iamport.js'))).status).toBe(404);
    expect((await createSandbox().fetch(new Request('http://localhost/__sandboxv1/iamport.js'))).status).toBe(404);
  });
});
