import type { Shop } from './shop.ts';
import { expect, expectNothingShipped, expectSecondTryPaid, resultTitle, type Shopper } from './shopper.ts';

/** Leaves for the payment page, goes back without paying, and pays at the second try. */
export async function goBackAndPay(shopper: Shopper, shop: Shop, { fromCache }: { fromCache: boolean }): Promise<void> {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  await page.evaluate(() => Object.assign(window, { isTheSamePage: true }));
  await shopper.openWindow();
  // A page from the cache does not load again.
  await page.goBack({ waitUntil: 'commit' });

  await expect(page).toHaveURL(`${shop.origin}/checkout/${orderId}`);
  expect(await page.evaluate(() => 'isTheSamePage' in window)).toBe(fromCache);
  await expect(page.getByRole('button', { name: '결제 결과를 확인하고 있어요' })).toBeVisible();
  await expect(resultTitle(page, '결제를 마치지 않았어요')).toBeFocused({ timeout: 15_000 });
  await expectNothingShipped(shop, orderId);
  await shopper.endWindow('결제하기');
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  await expectSecondTryPaid(shop, orderId);
}
