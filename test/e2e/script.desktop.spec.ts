import type { Page } from '@playwright/test';
import { expect, expectShippedOnce, holdFrames, onlyAttempt, payButton, resultTitle, test } from './shopper.ts';

test('the script fails: the page says so, prepares again, and pays', async ({ shopper, shop }) => {
  const { page } = shopper;
  shop.sandbox.setOutcome('script-fails');
  const orderId = await openCheckout(page);
  await expect(resultTitle(page, '아직 결제할 수 없어요')).toBeVisible();
  const message = '결제를 준비하지 못했어요. 인터넷 연결을 확인하고 다시 시도해 주세요.';
  await expect(page.getByRole('paragraph').filter({ hasText: message })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: message })).toHaveCount(1);
  await expect(payButton(page)).toHaveCount(0);

  shop.sandbox.setOutcome(null);
  await page.getByRole('button', { name: '다시 준비하기' }).click();
  await expect(payButton(page)).toBeVisible();
  await shopper.endWindow('결제하기');
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
});

test('an empty script is a failure too', async ({ shopper, shop }) => {
  shop.sandbox.setOutcome('script-empty');
  await openCheckout(shopper.page);
  await expect(shopper.page.getByRole('button', { name: '다시 준비하기' })).toBeVisible();
});

test('the script is slow: the button waits and says so, then pays', async ({ shopper, shop }) => {
  const { page } = shopper;
  let letScriptGo: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    letScriptGo = resolve;
  });
  await page.route('**/v1/iamport.js', async (route) => {
    await held;
    await route.continue();
  });
  const orderId = await openCheckout(page);
  const waiting = page.getByRole('button', { name: '결제를 준비하고 있어요' });
  await expect(waiting).toHaveAttribute('aria-disabled', 'true');
  await waiting.press('Enter');
  await expect(
    page.getByRole('status').filter({ hasText: '준비가 오래 걸리고 있어요. 인터넷 연결을 확인해 주세요.' }),
  ).toHaveCount(1, { timeout: 12_000 });
  expect(shop.sandbox.requests()).toEqual([]);

  letScriptGo();
  await shopper.endWindow('결제하기');
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
});

test('the frames of the script are late: a payment asked for meanwhile still opens', async ({ shopper, shop }) => {
  const { page } = shopper;
  shop.sandbox.setOutcome('frames-late');
  const orderId = await shopper.goToCheckout();
  await shopper.endWindow('결제하기');
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  shop.sandbox.setOutcome(null);
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
});

test('given up before the window came: the late window stays away, and the page is free for the next try', async ({
  shopper,
  shop,
}) => {
  const { page } = shopper;
  const frames = await holdFrames(page);
  const orderId = await shopper.goToCheckout();
  await payButton(page).click();
  await page.getByRole('button', { name: '결제창을 닫았어요' }).click();
  // Two channels, once at the start and once because the payment was taken back.
  await expect.poll(frames.built).toBe(4);
  frames.letGo();
  // The script asked for its window, was refused, and has made its frames anew.
  await expect.poll(frames.built).toBe(6);
  await expect(page.locator('.imp-dialog')).toBeHidden();
  await expect(resultTitle(page, '결제를 취소했어요')).toBeVisible({ timeout: 15_000 });

  await shopper.endWindow('결제하기');
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  const paid = shop.sandbox.payments().filter(({ status }) => status === 'paid');
  expect(paid).toHaveLength(1);
  await expectShippedOnce(shop, orderId, paid[0]?.merchant_uid ?? '');
});

/** To the checkout, ready or not. */
async function openCheckout(page: Page): Promise<string> {
  await page.goto('/');
  await page.getByRole('button', { name: '구매하기' }).click();
  await page.waitForURL('**/checkout/*');
  return new URL(page.url()).pathname.split('/')[2] ?? '';
}
