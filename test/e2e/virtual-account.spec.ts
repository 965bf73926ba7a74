import {
  answerReceipt,
  choose,
  commonParams,
  expect,
  expectNothingShipped,
  expectShippedOnce,
  issueAccount,
  onlyAttempt,
  payButton,
  resultTitle,
  test,
} from './shopper.ts';

test('an account is issued, the deposit comes, and the page turns to paid by itself', async ({
  shopper,
  shop,
  context,
}) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  await issueAccount(shopper, '받을게요');

  await expect(resultTitle(page, '입금을 기다리고 있어요')).toBeFocused();
  expect(shop.sandbox.requests()[0]?.params).toStrictEqual({
    ...commonParams(shop, orderId),
    pay_method: 'vbank',
    bypass: { daou: { CASHRECEIPTFLAG: 1 } },
  });
  const [account] = shop.sandbox.payments();
  const number = account?.vbank_num ?? '';
  const dueDay = new Intl.DateTimeFormat('ko-KR', { timeZone: 'Asia/Seoul', month: 'long', day: 'numeric' });
  await expect(page.getByText(number, { exact: true })).toBeVisible();
  await expect(page.getByText('KB국민은행 · 예금주 솔밭상점')).toBeVisible();
  await expect(page.getByText(dueDay.format(Number(account?.vbank_date) * 1000))).toBeVisible();
  await expect(page.getByText('57,900원', { exact: true })).toBeVisible();
  await expect(page.getByRole('definition').filter({ hasText: /^6일 23시간 \d+분$/ })).toBeVisible();

  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: '계좌번호 복사' }).click();
  await expect(page.getByRole('button', { name: '복사했어요' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(number.replaceAll('-', ''));

  await expectNothingShipped(shop, orderId);
  expect(await shop.orderStatus(orderId)).toBe('awaiting-deposit');
  const orderPage = await context.newPage();
  await orderPage.goto(`/orders/${orderId}`);
  await expect(resultTitle(orderPage, '입금을 기다리고 있어요')).toBeVisible();
  await expect(orderPage.getByText(number, { exact: true })).toBeVisible();
  // Who comes back to pay finds the account that waits, and is not offered to pay a second time.
  await orderPage.goto(`/checkout/${orderId}`);
  await orderPage.waitForURL(`**/orders/${orderId}`);
  await expect(orderPage.getByText(number, { exact: true })).toBeVisible();
  expect(await shop.attempts(orderId)).toEqual([onlyAttempt(shop)]);
  await orderPage.close();
  await page.bringToFront();

  shop.sandbox.deposit(account?.imp_uid ?? '');
  // The first look for a deposit comes after ten seconds.
  await expect(resultTitle(page, '입금을 확인했어요')).toBeFocused({ timeout: 15_000 });
  await expect(page.getByText('57,900원이 입금되어 주문이 확정됐어요.')).toBeVisible();
  await page.goto(`/orders/${orderId}`);
  await expect(resultTitle(page, '입금을 확인했어요')).toBeVisible();
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
});

test('the checkout opened again shows the account that was issued, and no pay button', async ({ shopper, shop }) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  await issueAccount(shopper, '아니요');
  await expect(resultTitle(page, '입금을 기다리고 있어요')).toBeVisible();

  for (const visit of [() => page.goto(`/checkout/${orderId}`), () => page.reload()]) {
    await visit();
    await expect(resultTitle(page, '입금을 기다리고 있어요')).toBeVisible();
    await expect(page.getByText(shop.sandbox.payments()[0]?.vbank_num ?? '', { exact: true })).toBeVisible();
    await expect(payButton(page)).toHaveCount(0);
  }
  shop.sandbox.deposit(shop.sandbox.payments()[0]?.imp_uid ?? '');
  await page.reload();
  await expect(resultTitle(page, '입금을 확인했어요')).toBeVisible();
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
});

test('a virtual account without a cash receipt arrives as the number 0', async ({ shopper, shop }) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  await choose(page, '가상계좌');
  await answerReceipt(page, '아니요');
  await page.getByRole('checkbox', { name: '에스크로로 안전하게 결제하기' }).check();
  await shopper.endWindow('계좌 발급받기');

  await expect(resultTitle(page, '입금을 기다리고 있어요')).toBeVisible();
  expect(shop.sandbox.requests()[0]?.params).toStrictEqual({
    ...commonParams(shop, orderId),
    pay_method: 'vbank',
    escrow: true,
    bypass: { daou: { CASHRECEIPTFLAG: 0 } },
  });
  await expectNothingShipped(shop, orderId);
});

test('a deposit that comes with the account goes straight to paid', async ({ shopper, shop }) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  await choose(page, '가상계좌');
  await answerReceipt(page, '아니요');
  await shopper.endWindow('발급 후 바로 입금');

  await expect(resultTitle(page, '입금을 확인했어요')).toBeVisible();
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
});
