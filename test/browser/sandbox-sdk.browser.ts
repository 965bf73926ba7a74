import { createServer } from 'node:http';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox, type SandboxOptions, toNodeListener } from '../../src/sandbox.ts';
import { listen } from '../support/listen.ts';

interface Shop {
  url: string;
  close(): Promise<void>;
  sandbox: Sandbox;
}

interface Visit {
  page: Page;
  /** Texts of the alerts, in order. */
  alerts: string[];
}

const PHONE =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126 Mobile Safari/537.36';
const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

let browser: Browser;
let shop: Shop;
let context: BrowserContext;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS.split(' ') });
});
afterAll(() => browser.close());
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  await context?.close();
  await shop.close();
});

async function openShop(options: SandboxOptions = {}): Promise<Shop> {
  const sandbox = createSandbox({ delays: { frames: 400, notify: 300 }, ...options });
  const listener = toNodeListener(async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname.startsWith(sandbox.basePath)) return sandbox.fetch(request);
    return new Response(shopPage(sandbox.basePath, searchParams), {
      headers: { 'content-type': 'text/html; charset=utf-8' },
    });
  });
  const { origin: url, close } = await listen(createServer(listener));
  return { url, close, sandbox };
}

/** A page with one button, whose click pays `window.order`. Query: `outcome` for the script, `init=no`. */
function shopPage(base: string, query: URLSearchParams): string {
  const outcome = query.get('outcome');
  const init = query.get('init') === 'no' ? '' : "IMP.init('imp00000000');";
  const src = query.get('sdk') ?? `${base}/v1/iamport.js`;
  return `<!doctype html><meta charset="utf-8"><title>shop</title><div id="root"><button>pay</button></div>
<script src="${src}${outcome ? `?outcome=${outcome}` : ''}"></script>
<script>
window.replies = [];
window.order = {
  channelKey: 'channel-key-sandbox', pay_method: 'card', merchant_uid: 'order_1', name: '두부 한 모', amount: 59000,
  digital: false, m_redirect_url: location.origin + '/done?kept=1',
};
${init}
document.querySelector('button').onclick = () => IMP.request_pay(window.order, (reply) => window.replies.push(reply));
</script>`;
}

async function visit(
  path = '/',
  { userAgent, url = shop.url }: { userAgent?: string; url?: string } = {},
): Promise<Visit> {
  context = await browser.newContext(
    userAgent === undefined ? {} : { userAgent, viewport: { width: 360, height: 740 } },
  );
  const page = await context.newPage();
  const alerts: string[] = [];
  page.on('dialog', (dialog) => {
    alerts.push(dialog.message());
    void dialog.accept();
  });
  await page.goto(url + path);
  return { page, alerts };
}

/** The frames are there, so that a click opens the window at once. */
async function isReady(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelectorAll('.imp-dialog iframe').length === 2);
  await Promise.all(page.frames().map((frame) => frame.waitForLoadState('load')));
}

function replies(page: Page): Promise<Record<string, unknown>[]> {
  return page.evaluate(() => (window as unknown as { replies: Record<string, unknown>[] }).replies);
}

async function firstReply(page: Page): Promise<Record<string, unknown>> {
  await page.waitForFunction(() => (window as unknown as { replies: unknown[] }).replies.length > 0);
  const [reply] = await replies(page);
  return reply ?? {};
}

function overlay(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.querySelector('.imp-dialog') as Element).display);
}

async function openWindow(page: Page): Promise<Page> {
  const [popup] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: 'pay' }).click()]);
  await popup.waitForURL('**/kiwoom/window?**');
  return popup;
}

describe('on a PC', () => {
  it('opens a window, and an approval comes to the callback', async () => {
    const { page, alerts } = await visit();
    await isReady(page);
    const popup = await openWindow(page);
    expect(await overlay(page)).toBe('block');
    await popup.getByLabel('할부').selectOption('3');
    await popup.getByRole('button', { name: '결제하기' }).click();

    const reply = await firstReply(page);
    expect(reply).toMatchObject({
      success: true,
      merchant_uid: 'order_1',
      status: 'paid',
      card_quota: 3,
      paid_amount: 59000,
    });
    expect(reply).not.toHaveProperty('request_id');
    expect(shop.sandbox.payments()).toMatchObject([{ imp_uid: reply.imp_uid, status: 'paid', card_quota: 3 }]);
    expect(popup.isClosed() || (await popup.waitForEvent('close'))).toBeTruthy();
    await expect.poll(() => overlay(page)).toBe('none');
    expect(alerts).toEqual([]);
  });

  it('reports a window closed by hand as a failed payment, and leaves the record ready', async () => {
    const { page } = await visit();
    await isReady(page);
    const popup = await openWindow(page);
    await popup.close();
    expect(await firstReply(page)).toMatchObject({ success: false, error_msg: expect.stringContaining('취소') });
    expect(shop.sandbox.payments()).toMatchObject([{ status: 'ready', fail_reason: null }]);
  });

  it('reports a decline chosen in the window', async () => {
    const { page } = await visit();
    await isReady(page);
    const popup = await openWindow(page);
    await popup.getByRole('button', { name: '한도 초과' }).click();
    expect(await firstReply(page)).toMatchObject({ success: false, status: 'failed', error_msg: '카드 사용한도 초과' });
  });

  it('with a blocked pop-up: one alert, the overlay stays, the form opens a tab, and closing it calls nobody', async () => {
    shop.sandbox.setOutcome('block-popup');
    const { page, alerts } = await visit();
    await isReady(page);
    await page.evaluate(() => {
      const open = window.open;
      window.open = (...args) => {
        const handle = open(...args);
        Object.assign(window, { seen: handle });
        return handle;
      };
    });
    await page.getByRole('button', { name: 'pay' }).click();
    await expect.poll(() => alerts.length).toBe(1);
    await expect.poll(() => shop.sandbox.requests().length).toBe(1);
    await page.waitForTimeout(600);
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toContain('팝업');
    expect(await overlay(page)).toBe('block');
    expect(await replies(page)).toEqual([]);
    // The form goes to a window that does not exist, so the browser opens one. Nobody watches it. (Chromium with a window
    // of its own, whose blocker is real, blocks this tab as well: seen under Xvfb with `frames-late` after 8 s.)
    const [, tab] = context.pages();
    expect(tab?.url()).toContain('/kiwoom/window?');
    await tab?.close();
    await page.waitForTimeout(300);
    expect(await replies(page)).toEqual([]);
    // Whoever watches window.open sees the blocking.
    expect(await page.evaluate(() => (window as unknown as { seen: unknown }).seen)).toBeNull();

    await page.evaluate(() => (window as unknown as { IMP: { close(): void } }).IMP.close());
    await expect.poll(() => overlay(page)).toBe('none');
    expect(await replies(page)).toEqual([]);
  });

  it('without init: one alert, the overlay, never a callback', async () => {
    const { page, alerts } = await visit('/?init=no');
    await page.getByRole('button', { name: 'pay' }).click();
    await page.waitForTimeout(300);
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toContain('IMP.init');
    expect(await overlay(page)).toBe('block');
    expect(await replies(page)).toEqual([]);
  });

  it('kills a running payment with a second init', async () => {
    const { page } = await visit();
    await isReady(page);
    const popup = await openWindow(page);
    await page.evaluate(() => (window as unknown as { IMP: { init(code: string): void } }).IMP.init('imp00000000'));
    await popup.getByRole('button', { name: '결제하기' }).click();
    await expect.poll(() => shop.sandbox.payments()[0]?.status).toBe('paid');
    await page.waitForTimeout(800);
    expect(await replies(page)).toEqual([]);
    expect(await page.locator('.imp-dialog').count()).toBe(1);
  });

  it('keeps one waiting request only: the callback of the first is lost', async () => {
    const { page } = await visit('/?outcome=frames-late');
    const lateWindow = page.waitForEvent('popup');
    await page.evaluate(() => {
      const {
        IMP,
        order,
        replies: all,
      } = window as unknown as {
        IMP: { request_pay(order: unknown, callback: (reply: object) => void): void };
        order: object;
        replies: unknown[];
      };
      IMP.request_pay({ ...order, merchant_uid: 'first' }, (reply) => all.push(reply));
      IMP.request_pay({ ...order, merchant_uid: 'second' }, (reply) => all.push(reply));
    });
    const popup = await lateWindow;
    await popup.waitForURL('**/kiwoom/window?**');
    await popup.getByRole('button', { name: '결제하기' }).click();
    await firstReply(page);
    expect(await replies(page)).toMatchObject([{ merchant_uid: 'second', success: true }]);
    expect(shop.sandbox.requests().map(({ params }) => params.merchant_uid)).toEqual(['second']);
  });

  it('writes into the object it is given', async () => {
    const { page } = await visit();
    await isReady(page);
    const written = await page.evaluate(async () => {
      const order: Record<string, unknown> = { amount: 1000, name: 'x', digital: false };
      (window as unknown as { IMP: { request_pay(order: unknown): void } }).IMP.request_pay(order);
      await new Promise((resolve) => setTimeout(resolve, 300));
      return order;
    });
    expect(written).toMatchObject({
      merchant_uid: expect.stringMatching(/^nobody_\d+$/),
      pay_method: 'card',
      request_id: expect.stringMatching(/^req_\d+$/),
      tier_code: null,
    });
  });

  it('fails with an alert and no callback on a frozen object, and on an exception after the window opened', async () => {
    const { page, alerts } = await visit();
    await isReady(page);
    await page.evaluate(() => Object.freeze((window as unknown as { order: object }).order));
    await page.getByRole('button', { name: 'pay' }).click();
    await expect.poll(() => alerts.length).toBe(1);

    await page.evaluate(() => {
      const shopWindow = window as unknown as { order: object };
      shopWindow.order = { ...shopWindow.order };
    });
    shop.sandbox.setOutcome('alert-error', 'order_1');
    await isReady(page);
    const [popup] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: 'pay' }).click()]);
    await expect.poll(() => alerts.length).toBe(2);
    expect(await overlay(page)).toBe('none');
    expect([popup.url(), popup.isClosed()]).toEqual(['about:blank', false]);
    expect(await replies(page)).toEqual([]);
    expect(shop.sandbox.requests()).toEqual([]);
  });

  it('does not check the type of the amount: the service refuses it, with the window open', async () => {
    const { page } = await visit();
    await isReady(page);
    await page.evaluate(() => Object.assign((window as unknown as { order: object }).order, { amount: '1000' }));
    await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: 'pay' }).click()]);
    expect(await firstReply(page)).toMatchObject({ success: false, error_msg: expect.stringContaining('amount') });
    expect(shop.sandbox.payments()).toEqual([]);
  });

  it('hands a refusal to the callback and closes the window', async () => {
    const { page } = await visit();
    await isReady(page);
    await page.evaluate(() => Object.assign((window as unknown as { order: object }).order, { digital: true }));
    const [popup] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: 'pay' }).click()]);
    expect(await firstReply(page)).toMatchObject({
      success: false,
      imp_uid: null,
      error_msg: expect.stringContaining('digital'),
    });
    expect(popup.isClosed() || (await popup.waitForEvent('close'))).toBeTruthy();
    expect(shop.sandbox.payments()).toEqual([]);
  });

  it('says NOT_READY to the callback when the merchant has no channel', async () => {
    const { page } = await visit('/?outcome=no-channel');
    await page.getByRole('button', { name: 'pay' }).click();
    expect(await firstReply(page)).toMatchObject({ success: false, imp_uid: null, error_code: 'NOT_READY' });
  });

  it('misspells the code of an unknown PG, as the real one does', async () => {
    const own = await openShop({ channels: [{ channelKey: 'id', pgId: 'ID1', type: 'certification' }] });
    const { page } = await visit('/', { url: own.url });
    await page.waitForFunction(() => document.querySelectorAll('.imp-dialog iframe').length === 1);
    await page.getByRole('button', { name: 'pay' }).click();
    const reply = await firstReply(page);
    expect(reply).toMatchObject({ imp_success: false, imp_uid: null, merchant_uid: 'order_1', error_coe: 'F1001' });
    expect(reply).not.toHaveProperty('success');
    await context.close();
    await own.close();
  });

  it('takes the named channel, and refuses a key that fits none', async () => {
    const { page } = await visit();
    for (const [key, digital, reply] of [
      ['channel-key-nobody', false, { success: false, error_code: 'F1001' }],
      ['channel-key-sandbox-digital', true, { success: true }],
    ] as const) {
      await isReady(page);
      const change = { channelKey: key, digital, merchant_uid: key };
      await page.evaluate((params) => Object.assign((window as unknown as { order: object }).order, params), change);
      if (reply.success) await (await openWindow(page)).getByRole('button', { name: '결제하기' }).click();
      else await page.getByRole('button', { name: 'pay' }).click();
      await expect.poll(() => replies(page)).toContainEqual(expect.objectContaining({ merchant_uid: key, ...reply }));
    }
    expect(shop.sandbox.requests().map(({ channelKey }) => channelKey)).toEqual(['channel-key-sandbox-digital']);
  });

  it('never answers under never-answer, not even when the window is closed', async () => {
    shop.sandbox.setOutcome('never-answer');
    const { page } = await visit();
    await isReady(page);
    const popup = await openWindow(page);
    await popup.getByRole('button', { name: '결제하기' }).click();
    // By its opener, as the SDK does: closing a page whose navigation never ends can hang the browser's own command.
    await page.evaluate(() => window.open('', 'daou')?.close());
    await expect.poll(() => popup.isClosed()).toBe(true);
    await page.waitForTimeout(800);
    expect(await replies(page)).toEqual([]);
    expect(shop.sandbox.payments()).toMatchObject([{ status: 'ready' }]);
  });

  it('lies about a paid payment under success-flag-lies', async () => {
    shop.sandbox.setOutcome('success-flag-lies');
    const { page } = await visit();
    await isReady(page);
    const popup = await openWindow(page);
    await popup.getByRole('button', { name: '결제하기' }).click();
    expect(await firstReply(page)).toMatchObject({ success: false });
    expect(shop.sandbox.payments()).toMatchObject([{ status: 'paid' }]);
  });

  it('pays twice in a row: the frames are made anew after each end', async () => {
    const { page } = await visit();
    for (const uid of ['one', 'two']) {
      await isReady(page);
      await page.evaluate(
        (id) => Object.assign((window as unknown as { order: object }).order, { merchant_uid: id }),
        uid,
      );
      const popup = await openWindow(page);
      await popup.getByRole('button', { name: '결제하기' }).click();
      await expect
        .poll(() => replies(page))
        .toContainEqual(expect.objectContaining({ merchant_uid: uid, success: true }));
    }
  });

  it('swallows what a callback throws, and can be used again', async () => {
    const { page } = await visit('/?outcome=no-channel');
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.evaluate(async () => {
      const { IMP, order } = window as unknown as {
        IMP: { request_pay(order: unknown, callback: () => void): void };
        order: object;
      };
      IMP.request_pay({ ...order }, () => {
        throw new Error('from the shop');
      });
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    expect(errors).toEqual([]);
    await page.getByRole('button', { name: 'pay' }).click();
    await firstReply(page);
  });

  it('loses a payment that is asked for in the tick of close(): its frame is thrown away', async () => {
    const { page } = await visit();
    await isReady(page);
    const old = await page.locator('.imp-dialog iframe').first().elementHandle();
    const opened = page.waitForEvent('popup');
    await page.evaluate(() => {
      const { IMP } = window as unknown as { IMP: { close(): void } };
      IMP.close();
      document.querySelector('button')?.click();
    });
    const popup = await opened;
    await page.waitForTimeout(800);
    expect(await old?.evaluate((frame) => frame.isConnected)).toBe(false);
    expect(popup.url()).toBe('about:blank');
    expect(await overlay(page)).toBe('block');
    expect(await replies(page)).toEqual([]);

    await page.evaluate(() => (window as unknown as { IMP: { close(): void } }).IMP.close());
    await popup.close();
    await isReady(page);
    const next = await openWindow(page);
    await next.getByRole('button', { name: '결제하기' }).click();
    expect(await firstReply(page)).toMatchObject({ success: true });
  });

  it('submits the form of a window that was closed meanwhile: the payment page opens as a tab', async () => {
    shop.sandbox.setOutcome('late-answer-after-close');
    const { page } = await visit();
    await isReady(page);
    const [popup] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: 'pay' }).click()]);
    await page.waitForTimeout(300);
    expect(popup.url()).toBe('about:blank');
    const [tab] = await Promise.all([page.waitForEvent('popup'), popup.close()]);
    await tab.waitForURL('**/kiwoom/window?**');
    await tab.getByRole('button', { name: '결제하기' }).click();
    expect(await firstReply(page)).toMatchObject({ success: true });
  });

  it('may name the payment before when a window is closed: the callback speaks of that one', async () => {
    const { page } = await visit();
    await isReady(page);
    const popup = await openWindow(page);
    await popup.getByRole('button', { name: '결제하기' }).click();
    const { imp_uid: before } = await firstReply(page);
    await isReady(page);
    await page.evaluate(() =>
      Object.assign((window as unknown as { order: object }).order, { merchant_uid: 'order_2' }),
    );
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route('**/payments/start', async (route) => {
      await held;
      await route.continue();
    });
    const [second] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: 'pay' }).click()]);
    await second.close();
    await page.waitForTimeout(200);
    letGo();
    await expect.poll(async () => (await replies(page)).length).toBe(2);
    expect((await replies(page))[1]).toMatchObject({ imp_uid: before, merchant_uid: 'order_1', success: true });
  });

  it('takes messages of the frames’ origin, but not those of the page itself', async () => {
    const { page } = await visit();
    await isReady(page);
    await openWindow(page);
    await page.evaluate(() => {
      window.postMessage(JSON.stringify({ action: 'done', data: { request_id: 'req_1' } }), '*');
      window.postMessage('no JSON', '*');
    });
    await page.waitForTimeout(300);
    expect(await overlay(page)).toBe('block');
  });

  it('takes the message of a frame that is already gone: only the origin counts', async () => {
    const { page } = await visit();
    await isReady(page);
    await openWindow(page);
    await page.evaluate(() => {
      const { order } = window as unknown as { order: Record<string, unknown> };
      const data = { request_id: order['request_id'], success: true, merchant_uid: 'from a frame that is gone' };
      const message = JSON.stringify({ action: 'done', data, from: 'sandbox-frame' });
      const frame = document.querySelector<HTMLIFrameElement>('.imp-dialog iframe');
      const frameWindow = frame?.contentWindow as unknown as { eval(code: string): void };
      frameWindow.eval(`parent.postMessage(${JSON.stringify(message)}, '*')`);
      frame?.remove();
    });
    expect(await firstReply(page)).toEqual({ success: true, merchant_uid: 'from a frame that is gone' });
    await expect.poll(() => overlay(page)).toBe('none');
  });

  it('says nothing when the channels cannot be had: the request waits for ever, init is not repeated', async () => {
    shop.sandbox.setOutcome('channel-question-fails');
    const { page, alerts } = await visit();
    await page.waitForFunction(() => document.querySelector('.imp-dialog') !== null);
    expect(await page.locator('.imp-dialog iframe').count()).toBe(0);
    shop.sandbox.setOutcome(null);
    await page.getByRole('button', { name: 'pay' }).click();
    await page.waitForTimeout(800);
    expect([alerts, await replies(page), context.pages().length]).toEqual([[], [], 1]);
    // A second init is what starts it.
    const late = page.waitForEvent('popup');
    await page.evaluate(() => (window as unknown as { IMP: { init(code: string): void } }).IMP.init('imp00000000'));
    await (await late).waitForURL('**/kiwoom/window?**');
  });

  it('shows no more than an empty window when the frame stays silent', async () => {
    shop.sandbox.setOutcome('frame-silent');
    const { page } = await visit();
    await isReady(page);
    const [popup] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: 'pay' }).click()]);
    await page.waitForTimeout(500);
    expect(popup.url()).toBe('about:blank');
    await popup.close();
    await page.waitForTimeout(500);
    expect([await overlay(page), await replies(page)]).toEqual(['block', []]);
  });

  it('does not answer to a closed window under closed-stays-ready, and lets an open one pay', async () => {
    shop.sandbox.setOutcome('closed-stays-ready');
    const { page } = await visit();
    await isReady(page);
    await (await openWindow(page)).close();
    await page.waitForTimeout(500);
    expect(await replies(page)).toEqual([]);
    expect(shop.sandbox.payments()).toMatchObject([{ status: 'ready' }]);
    await page.reload();
    await isReady(page);
    await (await openWindow(page)).getByRole('button', { name: '결제하기' }).click();
    expect(await firstReply(page)).toMatchObject({ success: true });
  });

  it('lets the first request for the script hang, and answers the next', async () => {
    shop.sandbox.setOutcome('script-hangs-once');
    const first = fetch(`${shop.url}/__sandbox/v1/iamport.js`, { signal: AbortSignal.timeout(500) });
    await expect(first).rejects.toThrow('timeout');
    expect(await (await fetch(`${shop.url}/__sandbox/v1/iamport.js`)).text()).toContain('IMP');
  });

  it('works from another origin than the shop', async () => {
    const own = await openShop();
    const { page } = await visit(`/?sdk=${encodeURIComponent(`${own.url}/__sandbox/v1/iamport.js`)}`);
    await isReady(page);
    const popup = await openWindow(page);
    expect(popup.url()).toContain(own.url);
    await popup.getByRole('button', { name: '결제하기' }).click();
    expect(await firstReply(page)).toMatchObject({ success: true });
    expect(own.sandbox.payments()).toHaveLength(1);
    expect(shop.sandbox.payments()).toHaveLength(0);
    await context.close();
    await own.close();
  });

  it('acts by itself with auto, as the URL of the script says', async () => {
    const own = await openShop({ auto: true });
    const { page } = await visit('/?outcome=decline', { url: own.url });
    await isReady(page);
    await page.getByRole('button', { name: 'pay' }).click();
    expect(await firstReply(page)).toMatchObject({ success: false, status: 'failed' });
    await context.close();
    await own.close();
  });
});

describe('on a phone', () => {
  it('shows an empty page for ever when the frame stays silent', async () => {
    shop.sandbox.setOutcome('frame-silent');
    const { page } = await visit('/', { userAgent: PHONE });
    await isReady(page);
    await page.getByRole('button', { name: 'pay' }).click();
    await expect.poll(() => overlay(page)).toBe('block');
    await page.waitForTimeout(500);
    expect(await page.locator('#root').isVisible()).toBe(false);
  });

  it('leaves the page and comes back with the result, the query kept', async () => {
    const { page } = await visit('/', { userAgent: PHONE });
    await isReady(page);
    await page.getByRole('button', { name: 'pay' }).click();
    await page.waitForURL('**/kiwoom/window?**');
    await page.getByRole('button', { name: '결제하기' }).click();
    await page.waitForURL('**/done?**');
    const query = Object.fromEntries(new URL(page.url()).searchParams);
    const [payment] = shop.sandbox.payments();
    expect(query).toEqual({ kept: '1', imp_uid: payment?.imp_uid, merchant_uid: 'order_1', imp_success: 'true' });
    expect(payment).toMatchObject({ status: 'paid', channel: 'mobile' });
  });

  it('brings a failure back with its reason', async () => {
    const { page } = await visit('/', { userAgent: PHONE });
    await isReady(page);
    await page.getByRole('button', { name: 'pay' }).click();
    await page.waitForURL('**/kiwoom/window?**');
    await page.getByRole('button', { name: '취소', exact: true }).click();
    await page.waitForURL('**/done?**');
    const query = new URL(page.url()).searchParams;
    expect(query.get('imp_success')).toBe('false');
    expect(query.get('error_msg')).toContain('취소');
  });

  it('leaves the record ready when the shopper goes back', async () => {
    const { page } = await visit('/', { userAgent: PHONE });
    await isReady(page);
    await page.getByRole('button', { name: 'pay' }).click();
    await page.waitForURL('**/kiwoom/window?**');
    await page.getByRole('button', { name: /뒤로 가기/ }).click();
    await page.waitForURL((url) => url.pathname === '/');
    expect(shop.sandbox.payments()).toMatchObject([{ status: 'ready' }]);
  });

  it('sends a refusal to the callback, and to the redirect when there is none', async () => {
    const { page } = await visit('/', { userAgent: PHONE });
    await isReady(page);
    await page.evaluate(() =>
      Object.assign((window as unknown as { order: object }).order, { pay_method: 'samsungpay' }),
    );
    await page.getByRole('button', { name: 'pay' }).click();
    expect(await firstReply(page)).toMatchObject({ success: false, error_msg: expect.stringContaining('samsung') });

    await isReady(page);
    await page.evaluate(() => {
      const { IMP, order } = window as unknown as { IMP: { request_pay(order: unknown): void }; order: object };
      IMP.request_pay({ ...order });
    });
    await page.waitForURL('**/done?**');
    const query = new URL(page.url()).searchParams;
    expect([query.get('kept'), query.get('imp_success'), query.get('merchant_uid')]).toEqual(['1', 'false', 'order_1']);
    expect(query.get('error_msg')).toContain('samsung');
  });
});

describe('the pages', () => {
  it('are without fault to axe, and work by keyboard', async () => {
    const { page } = await visit('/', { userAgent: PHONE });
    await isReady(page);
    await page.getByRole('button', { name: 'pay' }).click();
    await page.waitForURL('**/kiwoom/window?**');
    await page.getByText('알림과 조회의 이상 상황').click();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.getByLabel('할부').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/done?**');

    await shop.sandbox.pay({
      pay_method: 'vbank',
      merchant_uid: 'order_2',
      name: '두부',
      amount: 1000,
      digital: false,
    });
    await page.goto(`${shop.url}/__sandbox/`);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.getByRole('button', { name: '입금 order_2' }).press('Enter');
    await expect.poll(() => shop.sandbox.payments()[0]?.status).toBe('paid');
    await page.getByLabel('다음 결제의 결과').selectOption('decline');
    await page.getByRole('button', { name: '적용' }).press('Enter');
    await page.waitForLoadState();
    expect(await page.getByLabel('다음 결제의 결과').inputValue()).toBe('decline');
  });
});
