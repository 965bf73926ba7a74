import type { Page } from '@playwright/test';
import type { Shop } from './shop.ts';
import {
  expect,
  expectNothingShipped,
  expectShippedOnce,
  payButton,
  resultTitle,
  type Shopper,
  test,
} from './shopper.ts';

test('a window closed before its frame answered: no tab opens to pay in unseen, and the next try pays', async ({
  shopper,
  shop,
}) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  shop.sandbox.setOutcome('late-answer-after-close');
  const popup = await openEmptyWindow(page);
  await expect.poll(() => shop.sandbox.requests().length).toBe(1);
  await popup.close();
  // The frame has answered by now, and the SDK has submitted its form.
  await page.waitForTimeout(1_500);
  expect(page.context().pages()).toHaveLength(1);
  await expect(resultTitle(page, '결제를 마치지 않았어요')).toBeFocused({ timeout: 20_000 });
  expect(page.context().pages()).toHaveLength(1);
  await payAtLast(shopper, shop, orderId);
});

test('a blocked window: no tab opens in its place', async ({ shopper, shop }) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  shop.sandbox.setOutcome('block-popup');
  await payButton(page).click();
  await expect(resultTitle(page, '결제하지 못했어요')).toBeFocused();
  await page.waitForTimeout(1_500);
  expect(page.context().pages()).toHaveLength(1);
  await payAtLast(shopper, shop, orderId);
});

test('the window stays empty, as the frame is silent: it is closed in time, and the next try pays', async ({
  shopper,
  shop,
}) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  shop.sandbox.setOutcome('frame-silent');
  const popup = await openEmptyWindow(page);
  await expect(resultTitle(page, '아직 결제할 수 없어요')).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => popup.isClosed()).toBe(true);
  await expect(page.locator('.imp-dialog')).toBeHidden();
  await page.getByRole('button', { name: '다시 준비하기' }).click();
  await payAtLast(shopper, shop, orderId);
});

test('a window closed within a second, with a silent frame, is noticed', async ({ shopper, shop }) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  shop.sandbox.setOutcome('frame-silent');
  const popup = await openEmptyWindow(page);
  await popup.close();
  await expect(resultTitle(page, '결제를 취소했어요')).toBeFocused({ timeout: 18_000 });
  await payAtLast(shopper, shop, orderId);
});

test('an alert of the page is shown, and the payment goes on', async ({ shopper, shop }) => {
  const { page } = shopper;
  const shown: string[] = [];
  page.on('dialog', (dialog) => {
    shown.push(dialog.message());
    void dialog.accept();
  });
  const orderId = await shopper.goToCheckout();
  // Between the press and the window, and while the window is open.
  await payButton(page).evaluate((button: HTMLElement) => {
    button.click();
    window.alert('곧 자정이에요');
  });
  const popup = await page.waitForEvent('popup');
  await popup.waitForURL('**/kiwoom/window?**');
  await page.evaluate(() => window.alert('쿠폰이 만료됐어요'));
  expect(shown).toEqual(['곧 자정이에요', '쿠폰이 만료됐어요']);
  await popup.getByRole('button', { name: '결제하기', exact: true }).click();
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  await expectShippedOnce(shop, orderId, shop.sandbox.payments()[0]?.merchant_uid ?? '');
});

test('an alert of the SDK after the window opened ends the payment: window closed, another try offered', async ({
  shopper,
  shop,
}) => {
  const { page } = shopper;
  const shown: string[] = [];
  page.on('dialog', (dialog) => {
    shown.push(dialog.message());
    void dialog.accept();
  });
  const orderId = await shopper.goToCheckout();
  shop.sandbox.setOutcome('alert-error');
  const popup = await openEmptyWindow(page);
  await expect(resultTitle(page, '결제하지 못했어요')).toBeFocused();
  await expect.poll(() => popup.isClosed()).toBe(true);
  expect(shown).toEqual([]);
  await expectNothingShipped(shop, orderId);
  await payAtLast(shopper, shop, orderId);
});

test('the script hangs on its first request: the retry is another request, and the page pays', async ({
  shopper,
  shop,
}) => {
  test.setTimeout(90_000);
  const { page } = shopper;
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/v1/iamport.js')) asked.push(request.url());
  });
  shop.sandbox.setOutcome('script-hangs-once');
  await page.goto('/');
  await page.getByRole('button', { name: '구매하기' }).click();
  await page.waitForURL('**/checkout/*');
  const orderId = new URL(page.url()).pathname.split('/')[2] ?? '';
  await expect(payButton(page)).toBeVisible({ timeout: 25_000 });
  expect(asked).toHaveLength(2);
  expect(new Set(asked).size).toBe(2);
  await payAtLast(shopper, shop, orderId);
});

test('the channels cannot be had after a declined payment: no request is lost, and the next try pays', async ({
  shopper,
  shop,
}) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  const popup = await shopper.openWindow();
  await page.context().route('**/users/pg/*?*', (route) => route.fulfill({ status: 503, body: '{}' }));
  await popup.getByRole('button', { name: '카드사 거절', exact: true }).click();
  await expect(resultTitle(page, '아직 결제할 수 없어요')).toBeVisible({ timeout: 25_000 });
  await expectNothingShipped(shop, orderId);

  await page.context().unroute('**/users/pg/*?*');
  await page.getByRole('button', { name: '다시 준비하기' }).click();
  await payAtLast(shopper, shop, orderId);
});

async function openEmptyWindow(page: Page): Promise<Page> {
  const [popup] = await Promise.all([page.waitForEvent('popup'), payButton(page).click()]);
  expect(popup.url()).toBe('about:blank');
  return popup;
}

/** With the fault gone, the next try pays, and nothing but that was paid. */
async function payAtLast(shopper: Shopper, shop: Shop, orderId: string): Promise<void> {
  const { page } = shopper;
  shop.sandbox.setOutcome(null);
  await shopper.endWindow('결제하기');
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  const paid = shop.sandbox.payments().filter(({ status }) => status === 'paid');
  expect(paid).toHaveLength(1);
  await expectShippedOnce(shop, orderId, paid[0]?.merchant_uid ?? '');
}
