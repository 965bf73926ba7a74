import type { Shop } from './shop.ts';
import {
  ASKED_LONG_ENOUGH,
  expect,
  expectNothingShipped,
  expectSecondTryPaid,
  expectShippedOnce,
  hearOfNothing,
  onlyAttempt,
  payButton,
  resultTitle,
  test,
} from './shopper.ts';

test('approved: comes back to the return page, whose address is cleaned, and from there to the order', async ({
  shopper,
  shop,
}) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  await shopper.endWindow('결제하기');

  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  await expect(page).toHaveURL(`${shop.origin}/pay/return?order=${orderId}`);
  await page.getByRole('link', { name: '주문 내역 보기' }).click();
  await expect(page).toHaveURL(`${shop.origin}/orders/${orderId}`);
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
});

test('a return address with parameters of the shop under the names of PortOne: they stay, and PortOne’s count', async ({
  shopper,
  shop,
}) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  await shopper.endWindow('결제하기');
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  const paid = onlyAttempt(shop);
  const own = `order=${orderId}&merchant_uid=cart-7&error_code=none&note=a%20b+c`;
  const added = `imp_uid=${shop.sandbox.payments()[0]?.imp_uid}&merchant_uid=${paid}&imp_success=true`;
  await page.goto(`/pay/return?${own}&${added}`);
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  await expect(page).toHaveURL(`${shop.origin}/pay/return?${own}`);
  await expectShippedOnce(shop, orderId, paid);
});

test('a reload of the return page shows the same and ships nothing more', async ({ shopper, shop }) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  await shopper.endWindow('결제하기');
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  const receipt = await page.getByRole('main').innerText();

  for (const path of [page.url(), `/pay/return?order=${orderId}`, addressAgain(shop, orderId)]) {
    await page.goto(path);
    await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
    expect(await page.getByRole('main').innerText()).toBe(receipt);
    await expect(page).toHaveURL(`${shop.origin}/pay/return?order=${orderId}`);
  }
  await page.reload();
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  expect(shop.sandbox.requests()).toHaveLength(1);
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
});

test('approved, and PortOne hears of it late: a reload of the return page never says that nothing was paid', async ({
  shopper,
  shop,
}) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  const asked = await hearOfNothing(page);
  await shopper.endWindow('결제하기');
  await page.waitForURL(`**/pay/return?order=${orderId}`);
  await page.reload();
  const before = asked();
  await expect.poll(() => asked() - before, { timeout: 30_000 }).toBeGreaterThanOrEqual(ASKED_LONG_ENOUGH);
  await expect(resultTitle(page, '결제 결과를 아직 확인하지 못했어요')).toBeVisible();
  await expect(page.getByRole('link', { name: '다른 결제 수단 고르기' })).toHaveCount(0);

  await page.unroute('**/api/payments/complete');
  await page.getByRole('button', { name: '지금 확인하기' }).click();
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
});

test('three taps in one tick leave the page once', async ({ shopper, shop }) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  await payButton(page).evaluate((button: HTMLElement) => {
    button.click();
    button.click();
    button.click();
  });
  await page.waitForURL('**/kiwoom/window?**');
  await page.getByRole('button', { name: '결제하기', exact: true }).click();

  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  expect(shop.sandbox.requests()).toHaveLength(1);
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
});

test('declined: says why, leads back to the checkout, and the next try pays under another number', async ({
  shopper,
  shop,
}) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  await shopper.endWindow('한도 초과');

  await expect(resultTitle(page, '결제하지 못했어요')).toBeVisible();
  await expect(page.getByText('카드 한도를 넘었어요. 다른 카드나 결제 수단을 골라 주세요.')).toBeVisible();
  await expect(page).toHaveURL(`${shop.origin}/pay/return?order=${orderId}`);
  await expectNothingShipped(shop, orderId);
  await page.getByRole('link', { name: '다른 결제 수단 고르기' }).click();
  await page.waitForURL(`**/checkout/${orderId}`);
  await shopper.endWindow('결제하기');
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  await expectSecondTryPaid(shop, orderId);
});

test('cancelled in the window: the return page says that nothing was paid, and leads back', async ({
  shopper,
  shop,
}) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  await shopper.endWindow('취소');
  await expect(resultTitle(page, '결제를 취소했어요')).toBeVisible();
  await expectNothingShipped(shop, orderId);
  await page.getByRole('link', { name: '다시 결제하기' }).click();
  await expect(payButton(page)).toHaveText('57,900원 결제하기');
});

test('the checkout opened anew after the phone forgot the page: resumes the attempt', async ({ shopper, shop }) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  await shopper.openWindow();
  await page.goto(`/checkout/${orderId}`);
  await expect(page.getByRole('button', { name: '결제 결과를 확인하고 있어요' })).toBeVisible();
  await expect(resultTitle(page, '결제를 마치지 않았어요')).toBeFocused({ timeout: 15_000 });
  await shopper.endWindow('결제하기');
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  await expectSecondTryPaid(shop, orderId);
});

test('paid, but the redirect was lost: the checkout opened anew finds the payment', async ({ shopper, shop }) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  shop.sandbox.setOutcome('webhook-lost');
  await page.route('**/pay/return?**', (route) => route.abort());
  await shopper.endWindow('결제하기');
  await expect.poll(() => shop.sandbox.payments()[0]?.status).toBe('paid');
  await expectNothingTold(shop, orderId);

  await page.goto(`/checkout/${orderId}`);
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeFocused();
  await expect(payButton(page)).toHaveCount(0);
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
});

test('a card app comes back in another tab: a reload there still knows the payment', async ({
  shopper,
  shop,
  context,
}) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  await page.route('**/pay/return?**', (route) => route.abort());
  await shopper.endWindow('결제하기');
  await expect.poll(() => shop.sandbox.payments()[0]?.status).toBe('paid');

  const tab = await context.newPage();
  await tab.goto(addressAgain(shop, orderId));
  await expect(resultTitle(tab, '결제가 완료됐어요')).toBeVisible();
  await expect(tab).toHaveURL(`${shop.origin}/pay/return?order=${orderId}`);
  await tab.reload();
  await expect(resultTitle(tab, '결제가 완료됐어요')).toBeVisible();
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
});

test('paid, the redirect was lost, and another order is opened: that one is untouched, and the first is settled', async ({
  shopper,
  shop,
}) => {
  const { page } = shopper;
  const first = await shopper.goToCheckout();
  shop.sandbox.setOutcome('webhook-lost');
  await page.route('**/pay/return?**', (route) => route.abort());
  await shopper.endWindow('결제하기');
  await expect.poll(() => shop.sandbox.payments()[0]?.status).toBe('paid');
  await expectNothingTold(shop, first);

  const second = await shopper.goToCheckout();
  await expect.poll(() => shop.shipments(first)).toEqual([shop.sandbox.payments()[0]?.merchant_uid]);
  await expect(payButton(page)).toHaveText('57,900원 결제하기');
  await page.unroute('**/pay/return?**');
  shop.sandbox.setOutcome(null);
  await shopper.endWindow('결제하기');
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  await expectShippedOnce(shop, second, String(shop.sandbox.requests().at(-1)?.params['merchant_uid']));
  expect(await shop.shipments(first)).toHaveLength(1);
});

test('an address made up by somebody else shows nothing as paid', async ({ shopper, shop }) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  const [uid = ''] = await shop.attempts(orderId);
  const cheap = await shop.sandbox.pay({
    merchant_uid: 'another-1',
    name: '껌',
    amount: 100,
    pay_method: 'card',
    digital: false,
  });
  await page.goto(
    `/pay/return?order=${orderId}&imp_uid=${cheap.imp_uid}&merchant_uid=${uid}&imp_success=true&success=true`,
  );
  await expect(resultTitle(page, '결제 결과를 아직 확인하지 못했어요')).toBeVisible({ timeout: 15_000 });
  await expectNothingShipped(shop, orderId);
});

test('the return page without any payment says so and is no error', async ({ shopper, shop }) => {
  const { page } = shopper;
  await page.goto('/pay/return');
  await expect(resultTitle(page, '확인할 결제가 없어요')).toBeVisible();
  expect(shop.sandbox.requests()).toEqual([]);
});

/** The address PortOne sent the phone to, as a browser's history may still hold it. */
function addressAgain(shop: Shop, orderId: string): string {
  const [paid] = shop.sandbox.payments();
  return `/pay/return?order=${orderId}&imp_uid=${paid?.imp_uid}&merchant_uid=${paid?.merchant_uid}&imp_success=true`;
}

async function expectNothingTold(shop: Shop, orderId: string): Promise<void> {
  await shop.sandbox.idle();
  expect(await shop.shipments(orderId)).toEqual([]);
}
