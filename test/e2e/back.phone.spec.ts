import { goBackAndPay } from './go-back.ts';
import { expect, expectShippedOnce, holdFrames, onlyAttempt, payButton, resultTitle, test } from './shopper.ts';

test('back from the payment page: the checkout is built anew, resumes, ends as cancelled, and pays', async ({
  shopper,
  shop,
}) => {
  await goBackAndPay(shopper, shop, { fromCache: false });
});

test('given up before the phone left: the page loads anew, ends as cancelled, and leaves for the next try alone', async ({
  shopper,
  shop,
}) => {
  const { page } = shopper;
  const frames = await holdFrames(page);
  const orderId = await shopper.goToCheckout();
  const [first] = await shop.attempts(orderId);
  await page.evaluate(() => Object.assign(window, { isTheSamePage: true }));
  await payButton(page).click();
  await page.getByRole('button', { name: '결제창을 닫았어요' }).click();
  await page.waitForFunction(() => !('isTheSamePage' in window));
  frames.letGo();
  await expect(resultTitle(page, '결제를 취소했어요')).toBeVisible({ timeout: 15_000 });
  expect(shop.sandbox.requests()).toEqual([]);

  await shopper.endWindow('결제하기');
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  expect(onlyAttempt(shop)).not.toBe(first);
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
});
