import { AxeBuilder } from '@axe-core/playwright';
import type { APIRequestContext, Page } from '@playwright/test';
import type { Shop } from './shop.ts';
import { expect, test } from './shopper.ts';

/** The parts of the kit are checked in all four looks by their stories; these are the pages around them. */
const LOOKS = [
  { lang: 'ko', scheme: 'light' },
  { lang: 'en', scheme: 'dark' },
] as const;

for (const { lang, scheme } of LOOKS) {
  test.describe(`in ${lang}, ${scheme}`, () => {
    test.beforeEach(async ({ page }) => {
      // A colour that is still fading in has no contrast to measure.
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.goto(`/?lang=${lang}&scheme=${scheme}`);
    });

    test('axe finds nothing from the product to the pay button', async ({ shopper: { page }, request }) => {
      await expect(page.getByRole('button', { name: /구매하기|Buy/ })).toBeVisible();
      await expectNoViolations(page);
      await page.goto(`/checkout/${await newOrder(request)}`);
      await expect(page.getByRole('button', { name: /₩57,900|57,900원/ })).toBeVisible();
      await expectNoViolations(page);
      await page.getByRole('radio').nth(2).check();
      await page.getByRole('button', { name: /₩57,900|57,900원/ }).click();
      await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
      await expectNoViolations(page);
    });

    test('axe finds nothing on what becomes of a payment', async ({ shopper: { page }, shop, request }) => {
      for (const made of [
        { status: 'paid', payMethod: 'card', outcome: 'approve' },
        { status: 'failed', payMethod: 'card', outcome: 'decline' },
        { status: 'cancelled', payMethod: 'card', outcome: 'cancel' },
        { status: 'awaiting-deposit', payMethod: 'vbank', outcome: 'issue-account' },
      ] as const) {
        const { orderId, query } = await newPayment(shop, request, made);
        await page.goto(`/pay/return?order=${orderId}&${query}`);
        await expect(page.locator(`[data-status="${made.status}"]`)).toBeVisible();
        await expectNoViolations(page);
        if (made.outcome === 'decline' || made.outcome === 'cancel') continue;
        await page.goto(`/orders/${orderId}`);
        await expect(page.locator(`[data-status="${made.status}"]`)).toBeVisible();
        await expectNoViolations(page);
      }
    });

    test('axe finds nothing while nobody can say, or there is nothing to say', async ({
      shopper: { page },
      shop,
      request,
    }) => {
      await page.goto('/pay/return');
      await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
      await expectNoViolations(page);
      await page.route('**/api/payments/complete', (route) => route.abort());
      const { orderId, query } = await newPayment(shop, request, { payMethod: 'card', outcome: 'approve' });
      await page.goto(`/pay/return?order=${orderId}&${query}`);
      await expect(page.locator('[data-status="verifying"]').first()).toBeVisible();
      await expectNoViolations(page);
      await expect(page.locator('[data-status="unconfirmed"]').first()).toBeVisible();
      await expectNoViolations(page);
    });
  });
}

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  expect(found, page.url()).toEqual([]);
}

async function newOrder(request: APIRequestContext): Promise<string> {
  const answer = await request.post('/api/orders', { data: { quantity: 1 } });
  return (await answer.json()).id;
}

/** An order with a payment made beside the page, and the query PortOne would send a phone back with. */
async function newPayment(
  shop: Shop,
  request: APIRequestContext,
  { payMethod, outcome }: { payMethod: string; outcome: 'approve' | 'decline' | 'cancel' | 'issue-account' },
) {
  const orderId = await newOrder(request);
  const attempt = await request.post(`/api/orders/${orderId}/attempts`, { data: { quantity: 1, coupon: null } });
  const { merchantUid, amount, name } = await attempt.json();
  const paid = await shop.sandbox.pay(
    { merchant_uid: merchantUid, name, amount, pay_method: payMethod, digital: false },
    { outcome },
  );
  return { orderId, query: `imp_uid=${paid.imp_uid}&merchant_uid=${merchantUid}` };
}
