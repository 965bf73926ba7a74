import type { Locator, Page } from '@playwright/test';
import { expect, expectShippedOnce, onlyAttempt, payButton, resultTitle, test } from './shopper.ts';

test('from the product to the order with the keyboard alone', async ({ shopper, shop }) => {
  const { page } = shopper;
  await page.goto('/');
  await tabTo(page, page.getByRole('button', { name: '구매하기' }));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/checkout/*');
  await expect(payButton(page)).toBeVisible();
  const orderId = new URL(page.url()).pathname.split('/')[2] ?? '';

  const card = page.getByRole('radio', { name: '신용·체크카드' });
  await tabTo(page, card);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: '실시간 계좌이체' })).toBeChecked();
  await page.keyboard.press('ArrowUp');
  await expect(card).toBeChecked();
  await pickBelow(page, page.getByLabel('카드사'), { rows: 3 });
  await expect(page.getByLabel('카드사')).toHaveValue('366');
  await pickBelow(page, page.getByLabel('할부'), { rows: 2 });
  await expect(page.getByLabel('할부')).toHaveValue('3');
  await tabTo(page, payButton(page));
  const [popup] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('Enter')]);

  await tabTo(popup, popup.getByRole('button', { name: '결제하기', exact: true }));
  await popup.keyboard.press('Enter');
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeFocused();
  expect(shop.sandbox.requests()[0]?.params).toMatchObject({ card: { direct: { code: '366', quota: 3 } } });
  await tabTo(page, page.getByRole('link', { name: '주문 내역 보기' }));
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/orders/${orderId}`);
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
});

test('a mistake and a receipt with the keyboard alone', async ({ shopper, shop }) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  await tabTo(page, page.getByRole('radio', { name: '신용·체크카드' }));
  await page.keyboard.press('ArrowDown');
  await tabTo(page, payButton(page));
  await page.keyboard.press('Enter');
  const yes = page.getByRole('group', { name: '현금영수증' }).getByRole('radio', { name: '받을게요' });
  await expect(yes).toBeFocused();
  await page.keyboard.press('Space');
  await expect(yes).toBeChecked();
  const escrow = page.getByRole('checkbox', { name: '에스크로로 안전하게 결제하기' });
  await tabTo(page, escrow);
  await page.keyboard.press('Space');
  await expect(escrow).toBeChecked();
  await tabTo(page, payButton(page));
  const [popup] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('Space')]);
  await tabTo(popup, popup.getByRole('button', { name: '결제하기', exact: true }));
  await popup.keyboard.press('Enter');
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeFocused();
  expect(shop.sandbox.requests()[0]?.params).toMatchObject({
    pay_method: 'trans',
    escrow: true,
    bypass: { daou: { CASHRECEIPTFLAG: 1 } },
  });
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
});

/** Opens a select, goes down so many rows, and takes what is there. */
async function pickBelow(page: Page, select: Locator, { rows }: { rows: number }): Promise<void> {
  await tabTo(page, select);
  await page.keyboard.press('Space');
  for (let row = 0; row < rows; row += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(select).toBeFocused();
}

/** Presses Tab until the control has the focus, and sees to it that the focus shows. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press('Tab');
    if (await control.evaluate((element) => element === document.activeElement && element.matches(':focus-visible')))
      return;
  }
  throw new Error(`20 times Tab did not lead to ${control}`);
}
