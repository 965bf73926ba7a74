import type { Page } from '@playwright/test';
import type { Outcome } from '../../src/sandbox/state/sandbox-outcomes.ts';
import {
  expect,
  expectNothingShipped,
  expectShippedOnce,
  onlyAttempt,
  payButton,
  resultTitle,
  test,
} from './shopper.ts';

/** However the shop hears of a payment, or how often. `told`: webhooks that arrive, of those that are sent. */
const WAYS: { outcome: Outcome; told: number; sent: number }[] = [
  { outcome: 'webhook-first', told: 1, sent: 1 },
  { outcome: 'webhook-twice', told: 2, sent: 2 },
  { outcome: 'webhook-lost', told: 0, sent: 1 },
  { outcome: 'notify-late', told: 1, sent: 1 },
  { outcome: 'success-flag-lies', told: 1, sent: 1 },
];

for (const { outcome, told, sent } of WAYS) {
  test(`${outcome}: paid in the end, and shipped once`, async ({ shopper, shop }) => {
    const { page } = shopper;
    const orderId = await shopper.goToCheckout();
    shop.sandbox.setOutcome(outcome);
    await shopper.endWindow('결제하기');

    await expect(resultTitle(page, '결제가 완료됐어요')).toBeVisible({ timeout: 15_000 });
    await shop.sandbox.idle();
    const webhooks = shop.sandbox.webhooks();
    expect(webhooks).toHaveLength(sent);
    expect(webhooks.filter(({ status }) => status === 200)).toHaveLength(told);
    expect(await shop.shipments(orderId)).toHaveLength(1);
    shop.sandbox.setOutcome(null);
    await expectShippedOnce(shop, orderId, onlyAttempt(shop));
  });
}

test('the shop cannot be asked: nobody is told to pay again, and the answer comes later', async ({ shopper, shop }) => {
  const { page } = shopper;
  const orderId = await shopper.goToCheckout();
  shop.sandbox.setOutcome('webhook-lost');
  await page.route('**/api/payments/complete', (route) => route.abort());
  await shopper.endWindow('결제하기');

  await expect(resultTitle(page, '결제 결과를 아직 확인하지 못했어요')).toBeFocused({ timeout: 15_000 });
  await expect(
    page.getByText('이미 결제됐을 수 있으니 다시 결제하지 마세요. 저희가 계속 확인하고 있어요.'),
  ).toBeVisible();
  await expect(payButton(page)).toHaveCount(0);
  expect(await shop.shipments(orderId)).toEqual([]);

  await page.unroute('**/api/payments/complete');
  await page.getByRole('button', { name: '지금 확인하기' }).click();
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeFocused();
  shop.sandbox.setOutcome(null);
  await expectShippedOnce(shop, orderId, onlyAttempt(shop));
});

test('an amount changed on the page opens no window, and nothing is shipped', async ({ shopper, shop, isMobile }) => {
  const { page } = shopper;
  await cheapen(page, 100);
  const orderId = await shopper.goToCheckout();
  await expect(payButton(page)).toHaveText('100원 결제하기');
  await payButton(page).click();

  await expect(resultTitle(page, '결제하지 못했어요')).toBeFocused();
  expect(shop.sandbox.requests()).toMatchObject([
    { params: { amount: 100 }, refusal: { rule: 'prepare' }, impUid: null, device: isMobile ? 'mobile' : 'pc' },
  ]);
  expect(shop.sandbox.payments()).toEqual([]);
  await expectNothingShipped(shop, orderId);
  expect(await shop.orderStatus(orderId)).toBe('open');
});

test('an amount changed on a page that PortOne does not check: paid too little is never shipped', async ({
  shopper,
  shop,
}) => {
  const { page } = shopper;
  await cheapen(page, 100);
  const orderId = await shopper.goToCheckout();
  // As if the shop had registered no amount.
  const [uid = ''] = await shop.attempts(orderId);
  shop.sandbox.reset();
  await shopper.endWindow('결제하기');

  await expect(resultTitle(page, '결제를 확인해야 해요')).toBeVisible();
  await expect(page.getByText('주문 금액과 결제 금액이 달라요. 판매자에게 문의해 주세요.')).toBeVisible();
  await expect(payButton(page)).toHaveCount(0);
  expect(shop.sandbox.payments()).toMatchObject([{ merchant_uid: uid, amount: 100, status: 'paid' }]);
  await expectNothingShipped(shop, orderId);
  expect(shop.takeComplaints()).toEqual([
    expect.stringContaining(`the order ${uid} is paid, or about to be, with something else than was ordered`),
  ]);
  expect(await shop.orderStatus(orderId)).toBe('open');
});

/** Somebody changes what the shop tells their browser to pay. */
async function cheapen(page: Page, amount: number): Promise<void> {
  await page.route('**/attempts', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), amount } });
  });
}
