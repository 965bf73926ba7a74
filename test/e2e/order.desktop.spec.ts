import {
  expect,
  expectNothingShipped,
  expectShippedOnce,
  issueAccount,
  onlyAttempt,
  payButton,
  resultTitle,
  test,
} from './shopper.ts';

// One order: several attempts, tabs and devices.

test('reloaded while the window is open: no word that nothing was charged, and the old window still pays the order', async ({
  shopper,
  shop,
}) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  const popup = await shopper.openWindow();
  const paid = onlyAttempt(shop);
  await page.reload();
  await expect(resultTitle(page, '결제를 마치지 않았어요')).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText('결제창이 아직 열려 있다면 닫아 주세요.')).toBeVisible();
  await expect(page.getByText('결제된 금액은 없어요')).toHaveCount(0);
  await expect(payButton(page)).toBeVisible();

  await popup.getByRole('button', { name: '결제하기', exact: true }).click();
  await page.bringToFront();
  // It is asked about every twenty seconds.
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible({ timeout: 30_000 });
  await expect(payButton(page)).toHaveCount(0);
  await expectShippedOnce(shop, orderId, paid);
});

test('two tabs with one order: the second waits, takes over, and the first closes its window', async ({
  shopper,
  shop,
  context,
}) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  const popup = await shopper.openWindow();
  const other = await context.newPage();
  await other.goto(`/checkout/${orderId}`);
  await expect(resultTitle(other, '다른 탭에서 결제하고 있어요')).toBeVisible();
  await expect(payButton(other)).toHaveCount(0);
  expect(shop.sandbox.requests()).toHaveLength(1);

  const closed = popup.waitForEvent('close');
  await other.getByRole('button', { name: '여기서 결제하기' }).click();
  await closed;
  await expect(payButton(other)).toBeVisible({ timeout: 15_000 });
  const [second] = await Promise.all([other.waitForEvent('popup'), payButton(other).click()]);
  await second.getByRole('button', { name: '결제하기', exact: true }).click();
  await expect(resultTitle(other, '결제가 완료됐어요')).toBeVisible();
  await page.bringToFront();
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible({ timeout: 30_000 });
  await expectShippedOnce(shop, orderId, String(shop.sandbox.requests()[1]?.params['merchant_uid']));
});

test('another device: an order that is paid shows so, and one that is being paid is watched', async ({
  shopper,
  shop,
  context,
  browser,
}) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  const device = await browser.newContext({ storageState: await context.storageState(), baseURL: shop.origin });
  const phone = await device.newPage();
  await phone.goto(`/checkout/${orderId}`);
  await expect(payButton(phone)).toBeVisible();
  await shopper.endWindow('결제하기');
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  // A device that had the checkout open looks again when it is shown again.
  await phone.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(resultTitle(phone, '결제가 완료됐어요')).toBeVisible();
  await expect(payButton(phone)).toHaveCount(0);
  await device.close();
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
});

test('an account waits for order A: order B on the same page shows nothing of it, and pays', async ({
  shopper,
  shop,
}) => {
  const { page } = shopper;
  const first = await shopper.goToCheckout();
  await issueAccount(shopper, '아니요');
  await expect(resultTitle(page, '입금을 기다리고 있어요')).toBeVisible();

  const second = await shopper.goToCheckout();
  expect(second).not.toBe(first);
  await expect(page.getByText(shop.sandbox.payments()[0]?.vbank_num ?? '')).toHaveCount(0);
  await expectNothingShipped(shop, first);
  await shopper.endWindow('결제하기');
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  await expectShippedOnce(shop, second, String(shop.sandbox.requests()[1]?.params['merchant_uid']));
  expect(await shop.orderStatus(first)).toBe('awaiting-deposit');
});

test('the order never comes: the page says so, and a second try gets it', async ({ shopper }) => {
  const { page } = shopper;
  await page.clock.install();
  let requests = 0;
  await page.route('**/api/orders/*/attempts', async (route) => {
    requests += 1;
    if (requests > 1) await route.continue();
  });
  await page.goto('/');
  await page.getByRole('button', { name: '구매하기' }).click();
  await page.waitForURL('**/checkout/*');
  await expect(page.getByRole('button', { name: '결제를 준비하고 있어요' })).toBeVisible();
  await page.clock.runFor(21_000);
  await expect(resultTitle(page, '주문 정보를 불러오지 못했어요')).toBeVisible();
  await page.getByRole('button', { name: '다시 준비하기' }).click();
  await page.clock.runFor(2_000);
  await expect(payButton(page)).toBeVisible();
});
