import {
  answerReceipt,
  choose,
  commonParams,
  expect,
  expectNothingShipped,
  expectShippedOnce,
  onlyAttempt,
  payButton,
  resultTitle,
  test,
} from './shopper.ts';

const ANSWERS = [
  { method: '카카오페이', payMethod: 'kakaopay', answer: '받을게요', flag: 'Y' },
  { method: '카카오페이', payMethod: 'kakaopay', answer: '아니요', flag: 'N' },
  { method: '실시간 계좌이체', payMethod: 'trans', answer: '받을게요', flag: 1 },
  { method: '실시간 계좌이체', payMethod: 'trans', answer: '아니요', flag: 0 },
] as const;

for (const { method, payMethod, answer, flag } of ANSWERS) {
  test(`a cash receipt for ${payMethod}, answered ${answer}, arrives as ${JSON.stringify(flag)}`, async ({
    shopper,
    shop,
  }) => {
    const { page } = shopper;
    const orderId = await shopper.goToCheckout();
    await choose(page, method);
    await answerReceipt(page, answer);
    await shopper.endWindow('결제하기');

    await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
    expect(shop.sandbox.requests()[0]?.params).toStrictEqual({
      ...commonParams(shop, orderId),
      pay_method: payMethod,
      bypass: { daou: { CASHRECEIPTFLAG: flag } },
    });
    await expectShippedOnce(shop, orderId, onlyAttempt(shop));
  });
}

test('a cash receipt that was not answered holds the payment back and says so', async ({ shopper, shop }) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  await choose(page, '실시간 계좌이체');
  await payButton(page).click();

  const group = page.getByRole('group', { name: '현금영수증' });
  await expect(group).toHaveAccessibleDescription('현금영수증을 받을지 골라 주세요.');
  await expect(group.getByRole('radio', { name: '받을게요' })).toBeFocused();
  expect(shop.sandbox.requests()).toEqual([]);
  await expectNothingShipped(shop, orderId);
});

test('a transfer with escrow arrives with escrow: true', async ({ shopper, shop }) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  await choose(page, '실시간 계좌이체');
  await answerReceipt(page, '아니요');
  await page.getByRole('checkbox', { name: '에스크로로 안전하게 결제하기' }).check();
  const popup = await shopper.openWindow();
  await expect(popup.getByText('에스크로', { exact: true })).toBeVisible();
  await popup.getByRole('button', { name: '결제하기', exact: true }).click();

  await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible();
  expect(shop.sandbox.requests()[0]?.params).toStrictEqual({
    ...commonParams(shop, orderId),
    pay_method: 'trans',
    escrow: true,
    bypass: { daou: { CASHRECEIPTFLAG: 0 } },
  });
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
});
