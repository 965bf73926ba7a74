import type { Page } from '@playwright/test';
import { commonParams, expect, expectShippedOnce, onlyAttempt, payButton, resultTitle, test } from './shopper.ts';

test('a card of a chosen issuer in three months: the window gets exactly that', async ({ shopper, shop }) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  await page.getByLabel('카드사').selectOption('신한카드');
  await page.getByLabel('할부').selectOption('3');
  await expect(page.getByText('신한카드 · 3개월 할부')).toBeVisible();
  await expect(page.getByText('월 19,300원', { exact: true })).toBeVisible();
  await shopper.endWindow('결제하기');

  await expect(resultTitle(page, '결제가 완료됐어요')).toBeFocused();
  await expect(page.getByText('신한카드 · 3개월')).toBeVisible();
  expect(shop.sandbox.requests()).toHaveLength(1);
  expect(shop.sandbox.requests()[0]?.params).toStrictEqual({
    ...commonParams(shop, orderId),
    pay_method: 'card',
    card: { direct: { code: '366', quota: 3 } },
  });
  expect(shop.sandbox.requests()[0]).toMatchObject({ unknown: [], refusal: null });
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
});

test('a card without an issuer in three months: the window offers months up to that', async ({ shopper, shop }) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  await page.getByLabel('할부').selectOption('3');
  const popup = await shopper.openWindow();
  await expect(popup.getByLabel('할부').getByRole('option')).toHaveText(['일시불', '2개월', '3개월']);
  await popup.getByLabel('할부').selectOption('3');
  await popup.getByRole('button', { name: '결제하기', exact: true }).click();

  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  expect(shop.sandbox.requests()[0]?.params).toStrictEqual({
    ...commonParams(shop, orderId),
    pay_method: 'card',
    display: { card_quota: [2, 3] },
  });
  expect(shop.sandbox.payments()).toMatchObject([{ status: 'paid', amount: 57_900, card_quota: 3 }]);
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
});

test('under 50,000 won: the months are closed, say why, and only a lump sum is sent', async ({ shopper, shop }) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  await page.getByLabel('쿠폰').selectOption('첫 구매 9,000원 할인');
  await expect(payButton(page)).toHaveText('48,900원 결제하기');
  const months = page.getByLabel('할부');
  await expect(months).toBeDisabled();
  await expect(months).toHaveAccessibleDescription('할부는 50,000원부터 고를 수 있어요.');
  await shopper.endWindow('결제하기');

  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  expect(shop.sandbox.requests()[0]?.params).toStrictEqual({
    ...commonParams(shop, orderId),
    amount: 48_900,
    pay_method: 'card',
    display: { card_quota: [] },
  });
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
});

test('a coupon that takes the months away says so once and pays a lump sum', async ({ shopper, shop }) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  await page.getByLabel('할부').selectOption('6');
  const said = '결제 금액이 48,900원이 되어 할부를 일시불로 바꿨어요.';
  const announced = await collectAnnouncements(page);
  await page.getByLabel('쿠폰').selectOption('첫 구매 9,000원 할인');

  await expect(payButton(page)).toHaveText('48,900원 결제하기');
  await expect(page.getByRole('status').filter({ hasText: said })).toHaveCount(1);
  await expect(page.getByLabel('할부')).toHaveValue('0');
  await expect(page.getByText('신용·체크카드 · 일시불')).toBeVisible();
  const spoken = (await announced()).filter((text) => text.includes('48,900'));
  expect(spoken).toEqual([said]);
  await shopper.endWindow('결제하기');

  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  expect(shop.sandbox.requests()[0]?.params).toMatchObject({ amount: 48_900, display: { card_quota: [] } });
  expect(shop.sandbox.payments()).toMatchObject([{ amount: 48_900, card_quota: 0 }]);
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
});

/** What a screen reader would be given from now on: each new text of a live region. */
async function collectAnnouncements(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    const regions = () => document.querySelectorAll('[role="status"], [role="alert"]');
    const before = new Map<Element, string>();
    for (const region of regions()) before.set(region, region.textContent ?? '');
    new MutationObserver(() => {
      for (const region of regions()) {
        const text = region.textContent ?? '';
        if (text && text !== before.get(region)) heard.push(text);
        before.set(region, text);
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
    Object.assign(window, { heard });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}
