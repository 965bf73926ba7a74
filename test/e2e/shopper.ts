import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { watchTraces } from './personal-data.ts';
import { openShop, type Shop } from './shop.ts';

/** Somebody who buys a chair, as far as every journey needs them. */
export interface Shopper {
  page: Page;
  /** From the product page to a checkout that is ready; answers the order's number. */
  goToCheckout(): Promise<string>;
  /** Presses the pay button and answers the payment window: a pop-up, or on a phone the page itself. */
  openWindow(button?: Locator): Promise<Page>;
  /** Opens the payment window and ends it with the named button. */
  endWindow(button: string): Promise<void>;
}

interface Fixtures {
  shopper: Shopper;
}

interface WorkerFixtures {
  shop: Shop;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  shop: [
    async ({ playwright: _ }, use) => {
      const shop = await openShop();
      await use(shop);
      await shop.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ shop }, use) => use(shop.origin),
  shopper: async ({ page, shop, isMobile }, use) => {
    await shop.sandbox.idle();
    shop.sandbox.reset();
    shop.takeComplaints();
    const crashes: Error[] = [];
    page.on('pageerror', (error) => crashes.push(error));
    const traces = watchTraces(page);
    await use(createShopper(page, isMobile));
    expect(await traces.withPersonalData(), 'nothing of a person or a card is stored, or in an address').toEqual([]);
    // A request may be under way when the journey is over.
    if (!page.isClosed()) await page.unrouteAll({ behavior: 'ignoreErrors' });
    expect(crashes, 'nothing was thrown on the page').toEqual([]);
    expect(shop.takeComplaints(), 'the server had nothing to complain of').toEqual([]);
  },
});

export { expect };

function createShopper(page: Page, isMobile: boolean): Shopper {
  async function openWindow(button: Locator = payButton(page)): Promise<Page> {
    if (isMobile) {
      await button.click();
      await page.waitForURL('**/kiwoom/window?**');
      return page;
    }
    const [popup] = await Promise.all([page.waitForEvent('popup'), button.click()]);
    await popup.waitForURL('**/kiwoom/window?**');
    return popup;
  }

  return {
    page,
    openWindow,
    async goToCheckout() {
      await page.goto('/');
      await page.getByRole('button', { name: '구매하기' }).click();
      await page.waitForURL('**/checkout/*');
      await expect(payButton(page)).toBeVisible();
      return new URL(page.url()).pathname.split('/')[2] ?? '';
    },
    async endWindow(button) {
      const popup = await openWindow();
      await popup.getByRole('button', { name: button, exact: true }).click();
    },
  };
}

/** The button, once it can be pressed: `57,900원 결제하기`, `57,900원 다시 결제하기`, `57,900원 입금 계좌 받기`. */
export function payButton(page: Page): Locator {
  return page.getByRole('button', { name: /^[\d,]+원 (다시 )?(결제하기|입금 계좌 받기)$/ });
}

/** The result of a payment; a new one takes the focus. */
export function resultTitle(page: Page, name: string): Locator {
  return page.getByRole('heading', { name, exact: true });
}

export async function choose(page: Page, method: string): Promise<void> {
  await page.getByRole('radio', { name: method, exact: true }).check();
}

/** The yes or no of the cash receipt. */
export async function answerReceipt(page: Page, answer: '받을게요' | '아니요'): Promise<void> {
  await page.getByRole('group', { name: '현금영수증' }).getByRole('radio', { name: answer }).check();
}

/** Chooses a virtual account, and has it issued. */
export async function issueAccount(shopper: Shopper, receipt: '받을게요' | '아니요'): Promise<void> {
  const { page } = shopper;
  await choose(page, '가상계좌');
  await answerReceipt(page, receipt);
  await shopper.endWindow('계좌 발급받기');
}

/** Everything that can still tell the shop has told it, and told it again: the goods went out for that attempt alone. */
export async function expectShippedOnce(shop: Shop, orderId: string, merchantUid: string): Promise<void> {
  await expect.poll(() => shop.shipments(orderId)).toEqual([merchantUid]);
  for (const { imp_uid: impUid } of shop.sandbox.payments()) shop.sandbox.resendWebhook(impUid);
  await shop.sandbox.idle();
  expect(await shop.shipments(orderId)).toEqual([merchantUid]);
  expect(await shop.orderStatus(orderId)).toBe('paid');
}

/** Of two tries, each under a number of its own, the second paid. */
export async function expectSecondTryPaid(shop: Shop, orderId: string): Promise<void> {
  const [first, second, ...others] = askedFor(shop);
  expect(others).toEqual([]);
  expect(second).not.toBe(first);
  await expectShippedOnce(shop, orderId, second ?? '');
}

export async function expectNothingShipped(shop: Shop, orderId: string): Promise<void> {
  for (const { imp_uid: impUid } of shop.sandbox.payments()) shop.sandbox.resendWebhook(impUid);
  await shop.sandbox.idle();
  expect(await shop.shipments(orderId)).toEqual([]);
}

/** The attempts the sandbox was asked to open a window for, oldest first. */
function askedFor(shop: Shop): string[] {
  return shop.sandbox.requests().map(({ params }) => String(params['merchant_uid']));
}

/** The one attempt the sandbox was asked for. */
export function onlyAttempt(shop: Shop): string {
  const asked = askedFor(shop);
  expect(asked).toHaveLength(1);
  return asked[0] ?? '';
}

/** What every request of this shop has, whatever the pay method; the test adds what differs. */
export function commonParams(shop: Shop, orderId: string): Record<string, unknown> {
  return {
    channelKey: 'channel-key-sandbox',
    merchant_uid: expect.stringMatching(new RegExp(`^${orderId}-[\\da-f-]{12}$`)),
    name: '노르웨이 회전 의자',
    amount: 57_900,
    buyer_name: '홍길동',
    buyer_email: 'hong@example.com',
    buyer_tel: '010-1234-5678',
    digital: false,
    m_redirect_url: `${shop.origin}/pay/return?order=${orderId}`,
    // Written by the SDK.
    request_id: expect.stringMatching(/^req_\d+$/),
    tier_code: null,
  };
}

/** PortOne has not heard of any payment yet, as far as the page is told; answers how often the page has asked. */
export async function hearOfNothing(page: Page): Promise<() => number> {
  let asked = 0;
  await page.route('**/api/payments/complete', async (route) => {
    asked += 1;
    const { merchantUid } = route.request().postDataJSON();
    await route.fulfill({ json: { status: 'unpaid', merchantUid } });
  });
  return () => asked;
}

/** An attempt that nobody answered is called cancelled by then. */
export const ASKED_LONG_ENOUGH = 6;

/** The frames of the SDK do not come until they are let go, so that a payment asked for meanwhile has to wait. */
export async function holdFrames(page: Page): Promise<{ letGo: () => void; built: () => number }> {
  let built = 0;
  let letGo: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/payments/ready/**', async (route) => {
    built += 1;
    await held;
    // The page may have gone meanwhile.
    await route.continue().catch(() => {});
  });
  return { letGo, built: () => built };
}
