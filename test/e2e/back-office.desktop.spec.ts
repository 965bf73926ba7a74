import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Shop } from './shop.ts';
import { answerReceipt, choose, expect, expectShippedOnce, payButton, resultTitle, test } from './shopper.ts';

const CARD = { number: '4000123412341234', expiry: '1229', birth: '900215', pin: '12' };

/** Makes the last of 16 digits fit the others. */
function withCheckDigit(fifteen: string): string {
  const sum = [...fifteen].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return fifteen + String((10 - (sum % 10)) % 10);
}

async function typeCard(page: Page, number = withCheckDigit(CARD.number.slice(0, 15))): Promise<void> {
  await page.getByLabel('카드 번호').pressSequentially(number);
  await page.getByLabel('유효기간').pressSequentially(CARD.expiry);
  await page.getByLabel('비밀번호 앞 두 자리').pressSequentially(CARD.pin);
  await page.getByLabel('생년월일 6자리').pressSequentially(CARD.birth);
}

async function openPanel(page: Page, shop: Shop, orderId: string): Promise<void> {
  await page.goto(`/admin#${shop.adminKey}`);
  await page.getByRole('button', { name: new RegExp(orderId) }).click();
  await expect(page.getByText('imp_uid').first()).toBeVisible();
  expect(page.url()).not.toContain(shop.adminKey);
}

test('a card typed in pays at once, and is kept only when the shopper says so', async ({
  shopper: { page, goToCheckout },
  shop,
}) => {
  const orderId = await goToCheckout();
  await page.getByRole('link', { name: '카드 번호로 결제하기' }).click();
  await typeCard(page);
  await page.getByLabel('할부').selectOption('3');
  await payButton(page).click();
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeFocused();
  await expectShippedOnce(shop, orderId, (await shop.attempts(orderId)).at(-1) as string);
  expect(shop.sandbox.payments()[0]).toMatchObject({
    channel: 'api',
    status: 'paid',
    card_quota: 3,
    customer_uid: null,
  });
  expect(shop.sandbox.customers()).toEqual([]);
});

test('a card registered with its first payment pays the next order too', async ({
  shopper: { page, goToCheckout },
  shop,
}) => {
  await goToCheckout();
  await page.getByRole('link', { name: '카드 번호로 결제하기' }).click();
  await typeCard(page);
  await page.getByLabel('이 카드를 등록하고 다음에도 쓰기').check();
  await payButton(page).click();
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeFocused();
  const [customer] = shop.sandbox.customers();
  expect(customer).toMatchObject({ customer_uid: expect.stringMatching(/^customer-/) });

  const second = await goToCheckout();
  await page.getByRole('link', { name: '카드 번호로 결제하기' }).click();
  await expect(page.getByRole('radio', { name: '등록한 카드' })).toBeChecked();
  await payButton(page).click();
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeFocused();
  await expectShippedOnce(shop, second, (await shop.attempts(second)).at(-1) as string);
  expect(shop.sandbox.payments()[0]).toMatchObject({ customer_uid: customer?.customer_uid, status: 'paid' });
});

test('a card is registered without a payment', async ({ shopper: { page }, shop }) => {
  await page.goto('/account/card');
  await typeCard(page);
  await page.getByRole('button', { name: '카드 등록하기' }).click();
  await expect(page.getByRole('heading', { name: '카드를 등록했어요' })).toBeVisible();
  expect(shop.sandbox.customers()).toHaveLength(1);
  expect(shop.sandbox.payments()).toEqual([]);
});

test('a declined card says so, and nothing of the card stays on the page', async ({
  shopper: { page, goToCheckout },
  shop,
}) => {
  const orderId = await goToCheckout();
  await page.getByRole('link', { name: '카드 번호로 결제하기' }).click();
  // A test card of the sandbox that every issuer declines.
  const declined = Array.from({ length: 10_000 }, (_, n) => `40001234${String(n).padStart(4, '0')}0002`).find(
    (n) => withCheckDigit(n.slice(0, 15)) === n,
  );
  await typeCard(page, declined);
  await payButton(page).click();
  await expect(resultTitle(page, '결제하지 못했어요')).toBeFocused();
  await expect(page.getByLabel('카드 번호')).toHaveValue('');
  const left = await page.evaluate(
    () => document.documentElement.outerHTML + location.href + JSON.stringify({ ...sessionStorage, ...localStorage }),
  );
  expect(left.replaceAll(/\D/g, '')).not.toContain(declined);
  expect(await shop.shipments(orderId)).toEqual([]);
});

test('the staff ship an escrow order, change the shipment and issue a cash receipt', async ({ shopper, shop }) => {
  const { page, goToCheckout, endWindow } = shopper;
  const orderId = await goToCheckout();
  await page.getByRole('radio', { name: '실시간 계좌이체' }).check();
  await page.getByRole('radio', { name: '아니요' }).check();
  await page.getByLabel('에스크로로 안전하게 결제하기').check();
  await endWindow('결제하기');
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeFocused();

  await openPanel(page, shop, orderId);
  await page.getByLabel('택배사').selectOption({ label: 'CJ대한통운' });
  await page.getByLabel('운송장 번호').fill('1728384716123');
  await page.getByLabel('발송 일시').fill('2026-12-01T10:00');
  await page.getByLabel('도착 예정일').fill('2026-12-03');
  await page.getByLabel('받는 사람').fill('홍길동');
  await page.getByLabel('받는 주소').fill('성수이로20길 16');
  await page.getByLabel('보내는 사람과 상점의 관계').fill('본인');
  await page.getByRole('button', { name: '배송 등록하기' }).click();
  await expect(page.getByRole('heading', { name: '배송 정보를 저장했어요' })).toBeVisible();

  await page.getByLabel('운송장 번호').fill('999888777666');
  await page.getByRole('button', { name: '배송 정보 바꾸기' }).click();
  await expect(page.getByRole('button', { name: '배송 정보 바꾸기' })).toBeEnabled();
  const shipments = await (await page.request.get(`${shop.origin}/__sandbox/control/shipments`)).json();
  expect(JSON.stringify(shipments)).toContain('999888777666');

  await page.getByLabel('현금영수증 번호').fill('01012345678');
  await page.getByRole('button', { name: '현금영수증 발급하기' }).click();
  await expect(page.getByText('처리했어요.')).toBeVisible();
  await expect(page.getByText('현금영수증', { exact: true })).toBeVisible();
});

test('the staff look a payment up again, cancel a part of it, and then the rest', async ({ shopper, shop }) => {
  const { page, goToCheckout, endWindow } = shopper;
  const orderId = await goToCheckout();
  await endWindow('결제하기');
  await expect(resultTitle(page, '결제가 완료됐어요')).toBeFocused();

  await openPanel(page, shop, orderId);
  await page.getByRole('button', { name: '다시 확인하기' }).click();
  await expect(page.getByText('처리했어요.')).toBeVisible();
  await page.getByLabel('취소할 금액').fill('7900');
  await page.getByRole('button', { name: '결제 취소하기' }).click();
  await expect.poll(() => shop.sandbox.payments()[0]).toMatchObject({ cancel_amount: 7_900, status: 'paid' });
  expect(await shop.orderStatus(orderId)).toBe('paid');

  await expect(page.getByLabel('취소할 금액')).toHaveValue('50000');
  await page.getByRole('button', { name: '결제 취소하기' }).click();
  await expect.poll(() => shop.sandbox.payments()[0]).toMatchObject({ cancel_amount: 57_900, status: 'cancelled' });
  await expect.poll(() => shop.orderStatus(orderId)).toBe('refunded');
});

for (const { lang, words } of [
  {
    lang: 'ko',
    words: {
      cancel: '결제 취소하기',
      bank: '환불받을 은행',
      shinhan: '신한은행',
      account: '환불 계좌번호',
      holder: '예금주',
      errors: ['은행을 골라 주세요.', '숫자로 입력해 주세요.', '예금주를 입력해 주세요.'],
    },
  },
  {
    lang: 'en',
    words: {
      cancel: 'Cancel the payment',
      bank: 'Bank for the refund',
      shinhan: 'Shinhan',
      account: 'Account number',
      holder: 'Account holder',
      errors: ['Choose a bank.', 'Enter the number in digits.', 'Enter the account holder.'],
    },
  },
]) {
  test(`the staff refund a virtual account to the account of its payer, in ${lang}`, async ({ shopper, shop }) => {
    const { page, goToCheckout, endWindow } = shopper;
    const orderId = await goToCheckout();
    await choose(page, '가상계좌');
    await answerReceipt(page, '아니요');
    await endWindow('발급 후 바로 입금');
    await expect(resultTitle(page, '입금을 확인했어요')).toBeVisible();

    await page.goto(`/?lang=${lang}`);
    await openPanel(page, shop, orderId);
    const cancel = page.getByRole('button', { name: words.cancel });
    const [bank, account, holder] = [words.bank, words.account, words.holder].map((name) => page.getByLabel(name));
    if (!bank || !account || !holder) throw new Error('The form has no refund account.');
    await account.fill('내 계좌');
    await cancel.click();
    await expect(bank).toBeFocused();
    for (const [index, field] of [bank, account, holder].entries()) {
      await expect(field).toHaveAttribute('aria-invalid', 'true');
      await expect(field).toHaveAccessibleDescription(words.errors[index] ?? '');
    }
    const { violations } = await new AxeBuilder({ page }).include('.shop-admin-panel').analyze();
    expect(violations).toEqual([]);
    expect(shop.sandbox.payments()[0]).toMatchObject({ status: 'paid', cancel_amount: 0 });

    await bank.selectOption({ label: words.shinhan });
    await account.fill('110-123-456789');
    await holder.fill('홍길동');
    const sent = page.waitForRequest('**/cancel');
    await cancel.click();
    expect((await sent).postDataJSON()).toMatchObject({
      amount: 'full',
      checksum: 57_900,
      refundAccount: { bank: 'shinhan', account: '110-123-456789', holder: '홍길동' },
    });
    await expect.poll(() => shop.sandbox.payments()[0]).toMatchObject({ status: 'cancelled', cancel_amount: 57_900 });
    await expect.poll(() => shop.orderStatus(orderId)).toBe('refunded');
  });
}

test('a second payment of an order ships nothing, and the staff refund it', async ({ shopper, shop }) => {
  const { page, goToCheckout } = shopper;
  const orderId = await goToCheckout();
  const [first, second] = await Promise.all([1, 2].map(() => attemptAt(page, shop, orderId, 2)));
  if (!first || !second) throw new Error('There are no attempts.');
  await pay(shop, first);
  await expect.poll(() => shop.orderStatus(orderId)).toBe('paid');
  await pay(shop, second);
  await expect.poll(() => shop.sandbox.payments().length).toBe(2);
  await shop.sandbox.idle();
  expect(await shop.shipments(orderId)).toEqual([first.merchantUid]);
  // Told once, however often it is reported.
  shop.sandbox.resendWebhook(shop.sandbox.payments()[0]?.imp_uid ?? '');
  await shop.sandbox.idle();
  expect(shop.takeComplaints()).toEqual([expect.stringContaining(`(${second.merchantUid}) paid`)]);

  await openPanel(page, shop, orderId);
  await expect(page.getByRole('button', { name: new RegExp(orderId) })).toContainText('결제 완료 · 확인할 결제');
  const surplus = page.getByRole('region', { name: '확인할 결제' });
  await expect(surplus).toContainText(`${second.merchantUid} · 112,800원`);
  const { violations } = await new AxeBuilder({ page }).include('.shop-admin-alert').analyze();
  expect(violations).toEqual([]);
  await surplus.getByRole('button', { name: '전액 환불하기' }).click();
  await expect(surplus).toHaveCount(0);
  const statusOf = (uid: string) => shop.sandbox.payments().find((wire) => wire.merchant_uid === uid)?.status;
  expect([statusOf(first.merchantUid), statusOf(second.merchantUid)]).toEqual(['paid', 'cancelled']);
  expect(await shop.orderStatus(orderId)).toBe('paid');
  await expect(page.getByRole('button', { name: new RegExp(orderId) })).not.toContainText('확인할 결제');
});

test('a deposit for an order that was paid by card goes back to the account of its payer', async ({
  shopper,
  shop,
}) => {
  const { page, goToCheckout } = shopper;
  const orderId = await goToCheckout();
  const [card, deposit] = await Promise.all([1, 2].map(() => attemptAt(page, shop, orderId, 1)));
  if (!card || !deposit) throw new Error('There are no attempts.');
  await pay(shop, card);
  await expect.poll(() => shop.orderStatus(orderId)).toBe('paid');
  await pay(shop, deposit, 'vbank');
  await shop.sandbox.idle();
  expect(await shop.shipments(orderId)).toEqual([card.merchantUid]);
  expect(shop.takeComplaints()).toEqual([expect.stringContaining(`(${deposit.merchantUid}) paid`)]);

  await openPanel(page, shop, orderId);
  const surplus = page.getByRole('region', { name: '확인할 결제' });
  await surplus.getByLabel('환불받을 은행').selectOption({ label: '신한은행' });
  await surplus.getByLabel('환불 계좌번호').fill('110-123-456789');
  await surplus.getByLabel('예금주').fill('홍길동');
  await surplus.getByRole('button', { name: '전액 환불하기' }).click();
  await expect(surplus).toHaveCount(0);
  const statusOf = (uid: string) => shop.sandbox.payments().find((wire) => wire.merchant_uid === uid)?.status;
  expect([statusOf(card.merchantUid), statusOf(deposit.merchantUid)]).toEqual(['paid', 'cancelled']);
  expect(await shop.orderStatus(orderId)).toBe('paid');
});

interface Attempt {
  merchantUid: string;
  name: string;
  amount: number;
}

async function attemptAt(page: Page, { origin }: Shop, orderId: string, quantity: number): Promise<Attempt> {
  const data = { quantity, coupon: null, locale: 'ko' };
  return (await page.request.post(`${origin}/api/orders/${orderId}/attempts`, { data })).json();
}

async function pay({ sandbox }: Shop, { merchantUid, name, amount }: Attempt, method = 'card'): Promise<void> {
  const params = { merchant_uid: merchantUid, name, amount, pay_method: method, digital: false };
  await sandbox.pay(params, { outcome: method === 'vbank' ? 'deposit' : 'approve' });
}

test('nobody but the staff gets in', async ({ shopper: { page }, shop }) => {
  await page.goto('/admin#guessed');
  await expect(page.getByRole('alert')).toBeVisible();
  for (const path of [
    '/api/admin/orders',
    '/api/payments/shipments/imp_1',
    '/api/payments/billing-keys/customer-of-somebody',
  ]) {
    expect((await page.request.get(shop.origin + path)).status()).toBe(403);
  }
});
