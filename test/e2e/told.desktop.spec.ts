import { expect, expectShippedOnce, onlyAttempt, resultTitle, test } from './shopper.ts';

test('PortOne cannot be asked: unconfirmed, then paid by itself', async ({ shopper, shop }) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  const popup = await shopper.openWindow();
  shop.sandbox.setOutcome('rest-500');
  await popup.getByRole('button', { name: '결제하기', exact: true }).click();

  await expect(resultTitle(page, '결제 결과를 아직 확인하지 못했어요')).toBeVisible({ timeout: 20_000 });
  expect(await shop.shipments(orderId)).toEqual([]);
  shop.sandbox.setOutcome(null);
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible({ timeout: 15_000 });
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
  expect(shop.takeComplaints()).toContainEqual(expect.stringContaining('failed inside PortOne (HTTP 500)'));
});

test('the shopper leaves while the window is open: the webhook alone ships it', async ({ shopper, shop }) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  const popup = await shopper.openWindow();
  await page.close();
  await popup.getByRole('button', { name: '결제하기', exact: true }).click();
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
});
