import type { Page } from '@playwright/test';
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

test('a window closed by hand ends as cancelled, and the next try pays under another number', async ({
  shopper,
  shop,
}) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  // Another way to pay stands there only while nothing may have been paid.
  const otherWay = page.getByRole('link', { name: '카드 번호로 결제하기' });
  await expect(otherWay).toBeVisible();
  const popup = await shopper.openWindow();
  await expect(page.getByRole('button', { name: '결제창에서 결제를 마쳐 주세요' })).toBeVisible();
  await expect(otherWay).toBeHidden();
  await popup.close();

  // The record stays `ready`, so the server cannot say at once that nobody will pay.
  await expect(resultTitle(page, '결제를 마치지 않았어요')).toBeFocused({ timeout: 15_000 });
  await expect(otherWay).toBeVisible();
  await expectNothingShipped(shop, orderId);
  await shopper.endWindow('결제하기');
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeFocused();
  await expect(otherWay).toBeHidden();
  await expectSecondTryPaid(shop, orderId);
});

test('a cancel inside the window ends as cancelled', async ({ shopper, shop }) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  await shopper.endWindow('취소');
  await expect(resultTitle(page, '결제를 취소했어요')).toBeFocused();
  await expect(payButton(page)).toHaveText('57,900원 결제하기');
  await expectNothingShipped(shop, orderId);
});

test('a declined card says so and leads back to the pay methods; the next try pays', async ({ shopper, shop }) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  await shopper.endWindow('카드사 거절');
  await expect(resultTitle(page, '결제하지 못했어요')).toBeFocused();
  await expect(page.getByText('카드사에서 승인하지 않았어요. 다른 카드나 결제 수단을 골라 주세요.')).toBeVisible();
  await expectNothingShipped(shop, orderId);

  await page.getByRole('button', { name: '다른 결제 수단 고르기' }).click();
  await expect(page.getByRole('radio', { name: '신용·체크카드' })).toBeFocused();
  await shopper.endWindow('결제하기');
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeFocused();
  await expectSecondTryPaid(shop, orderId);
});

test('a window that never answers can be given up with the mouse, is closed, and the next try pays', async ({
  shopper,
  shop,
}) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  const popup = await shopper.openWindow();
  await page.bringToFront();
  await page.getByRole('button', { name: '결제창을 닫았어요' }).click();
  // Left open, it could still take the money of an attempt that the page calls cancelled.
  await expect.poll(() => popup.isClosed()).toBe(true);
  await expect(resultTitle(page, '결제를 마치지 않았어요')).toBeFocused({ timeout: 15_000 });
  await expectNothingShipped(shop, orderId);

  await shopper.endWindow('결제하기');
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeFocused();
  await expectSecondTryPaid(shop, orderId);
});

test('approved, and PortOne hears of it late: a reload of the checkout offers no second payment', async ({
  shopper,
  shop,
}) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  const asked = await hearOfNothing(page);
  await shopper.endWindow('결제하기');
  await expect.poll(asked).toBeGreaterThan(0);
  await page.reload();
  const before = asked();
  await expect.poll(() => asked() - before, { timeout: 30_000 }).toBeGreaterThanOrEqual(ASKED_LONG_ENOUGH);
  await expect(resultTitle(page, '결제 결과를 아직 확인하지 못했어요')).toBeVisible();
  await expect(payButton(page)).toHaveCount(0);

  await page.unroute('**/api/payments/complete');
  await page.getByRole('button', { name: '지금 확인하기' }).click();
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
});

test.describe('a blocked pop-up', () => {
  const MESSAGE = '브라우저가 결제창을 막았어요. 팝업을 허용한 뒤 다시 눌러 주세요.';

  test('by the browser: says so, and pays once pop-ups are allowed', async ({ shopper, shop }) => {
    const { page } = shopper;
    await page.addInitScript(() => {
      const open = window.open;
      let isAllowed = false;
      Object.assign(window, { allowPopups: () => (isAllowed = true) });
      window.open = (...args) => (isAllowed ? open.apply(window, args) : null);
    });
    const orderId = await shopper.goToCheckout();
    await payButton(page).click();

    await expect(resultTitle(page, '결제하지 못했어요')).toBeFocused();
    await expect(page.getByText(MESSAGE)).toBeVisible();
    await expectNothingShipped(shop, orderId);
    await page.evaluate(() => (window as unknown as { allowPopups: () => void }).allowPopups());
    await expect(payButton(page)).toHaveText('57,900원 다시 결제하기');
    await shopper.endWindow('결제하기');
    await expect(resultTitle(page, '결제가 완료됐어요')).toBeFocused();
    const paid = shop.sandbox.payments().filter(({ status }) => status === 'paid');
    expect(paid).toHaveLength(1);
    await expectShippedOnce(shop, orderId, paid[0]?.merchant_uid ?? '');
  });

  test('by the sandbox: says so, and pays at the next try', async ({ shopper, shop }) => {
    const { page } = shopper;
    const orderId = await shopper.goToCheckout();
    shop.sandbox.setOutcome('block-popup');
    await payButton(page).click();

    await expect(resultTitle(page, '결제하지 못했어요')).toBeFocused();
    await expect(page.getByText(MESSAGE)).toBeVisible();
    shop.sandbox.setOutcome(null);
    await shopper.endWindow('결제하기');
    await expect(resultTitle(page, '결제가 완료됐어요')).toBeFocused();
    await expectShippedOnce(
      shop,
      orderId,
      shop.sandbox.payments().find(({ status }) => status === 'paid')?.merchant_uid ?? '',
    );
  });
});

test('three clicks in one tick open one window', async ({ shopper, shop }) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  const windows: Page[] = [];
  page.on('popup', (popup) => windows.push(popup));
  await payButton(page).evaluate((button: HTMLElement) => {
    button.click();
    button.click();
    button.click();
  });
  await expect.poll(() => shop.sandbox.requests().length).toBe(1);
  await expect.poll(() => windows[0]?.url()).toContain('/kiwoom/window?');
  await windows[0]?.getByRole('button', { name: '결제하기', exact: true }).click();

  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  expect(windows).toHaveLength(1);
  expect(shop.sandbox.requests()).toHaveLength(1);
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
});
