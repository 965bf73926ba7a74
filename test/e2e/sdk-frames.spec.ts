import { expect, expectShippedOnce, onlyAttempt, payButton, resultTitle, test } from './shopper.ts';

test('the channels cannot be had: the page says so, prepares again, and pays', async ({ shopper, shop }) => {
  const { page } = shopper;
  shop.sandbox.setOutcome('channel-question-fails');
  await page.goto('/');
  await page.getByRole('button', { name: '구매하기' }).click();
  await page.waitForURL('**/checkout/*');
  const orderId = new URL(page.url()).pathname.split('/')[2] ?? '';
  await expect(resultTitle(page, '아직 결제할 수 없어요')).toBeVisible({ timeout: 20_000 });
  await expect(payButton(page)).toHaveCount(0);

  shop.sandbox.setOutcome(null);
  await page.getByRole('button', { name: '다시 준비하기' }).click();
  await expect(payButton(page)).toBeVisible();
  await shopper.endWindow('결제하기');
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
});

test('the channels cannot be had for a moment: the page tries again by itself', async ({ shopper, shop }) => {
  const { page } = shopper;
  let asked = 0;
  page.on('response', (response) => {
    if (!/\/users\/pg\/[^/]+$/.test(new URL(response.url()).pathname)) return;
    asked += 1;
    shop.sandbox.setOutcome(null);
  });
  shop.sandbox.setOutcome('channel-question-fails');
  const orderId = await shopper.goToCheckout();
  expect(asked).toBe(2);
  await shopper.endWindow('결제하기');
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
});
