import { expect, expectShippedOnce, onlyAttempt, payButton, resultTitle, test } from './shopper.ts';

test('the frame stays silent: the page that the SDK hid comes back, says so, and pays', async ({ shopper, shop }) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  shop.sandbox.setOutcome('frame-silent');
  await payButton(page).click();
  // The SDK hides every child of the body.
  await expect(page.getByRole('main').first()).toBeHidden();
  await expect(resultTitle(page, '아직 결제할 수 없어요')).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('.imp-dialog')).toBeHidden();
  await page.getByRole('button', { name: '다시 준비하기' }).click();

  shop.sandbox.setOutcome(null);
  await shopper.endWindow('결제하기');
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
});
