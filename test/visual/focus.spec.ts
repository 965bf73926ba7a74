import type { Page } from '@playwright/test';
import { expect, type Scene, takeCoupon, test } from './scene.ts';

/** The element with the focus, in short; `body` when it was lost. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { tagName = 'BODY', textContent } = document.activeElement ?? {};
    return tagName === 'BODY' ? 'body' : `${tagName.toLowerCase()} ${textContent ?? ''}`.trim();
  });
}

async function reach({ root, pass }: Scene, status: string, step = 100): Promise<void> {
  await expect(async () => {
    await pass(step);
    await expect(root.locator(`.kc-status[data-status="${status}"]`)).toBeAttached({ timeout: 50 });
  }).toPass();
}

test.describe('the focus is never lost', () => {
  test('from the pay button to the result', async ({ show }) => {
    const scene = await show('checkout');
    await scene.root.locator('.kc-pay-button').press('Enter');
    await expect(scene.root.locator('.kc-pay-button')).toBeFocused();
    await reach(scene, 'verifying');
    await expect(scene.root.locator('.kc-pay-button')).toBeFocused();
    await reach(scene, 'paid');
    await expect(scene.root.getByRole('heading', { name: scene.label('paidTitle') })).toBeFocused();
  });

  test('by Enter in the list, whose radios close while it is paid', async ({ show }) => {
    const scene = await show('checkout');
    await scene.root.getByRole('radio').first().press('Enter');
    await expect(scene.root.locator('.kc-status[data-status="paying"]')).toBeAttached();
    await scene.pass(50);
    expect(await focused(scene.page)).not.toBe('body');
  });

  test('when the shopper says that the window is closed', async ({ show }) => {
    const scene = await show('checkout', { outcome: 'never-answer' });
    await scene.root.locator('.kc-pay-button').press('Enter');
    await scene.root.getByRole('button', { name: scene.label('payingAction') }).press('Enter');
    await expect(scene.root.locator('.kc-status[data-status="verifying"]')).toBeAttached();
    await scene.pass(50);
    expect(await focused(scene.page)).not.toBe('body');
  });

  test('when the shopper asks again what became of it', async ({ show }) => {
    const scene = await show('checkout', { outcome: 'server-down' });
    await scene.root.locator('.kc-pay-button').press('Enter');
    await reach(scene, 'unconfirmed', 5_000);
    await expect(scene.root.getByRole('heading', { name: scene.label('unconfirmedTitle') })).toBeFocused();
    await scene.root.getByRole('button', { name: scene.label('unconfirmedAction') }).press('Enter');
    await scene.pass(50);
    expect(await focused(scene.page)).not.toBe('body');
    await reach(scene, 'unconfirmed', 5_000);
    await scene.pass(50);
    expect(await focused(scene.page)).not.toBe('body');
  });

  test('when another method is to be chosen after a refusal', async ({ show }) => {
    const scene = await show('checkout', { outcome: 'over-limit' });
    await scene.root.locator('.kc-pay-button').press('Enter');
    await reach(scene, 'failed');
    await expect(scene.root.getByRole('heading', { name: scene.label('failedTitle') })).toBeFocused();
    await scene.root.getByRole('button', { name: scene.label('failedAction') }).press('Enter');
    // react-hook-form moves the focus in a timer.
    await scene.pass(50);
    await expect(scene.root.getByRole('radio', { checked: true })).toBeFocused();
  });

  test('when it is paid again after a refusal', async ({ show }) => {
    const scene = await show('checkout', { outcome: 'over-limit' });
    await scene.root.locator('.kc-pay-button').press('Enter');
    await reach(scene, 'failed');
    await scene.root.locator('.kc-pay-button').press('Enter');
    await expect(scene.root.locator('.kc-status[data-status="paying"]')).toBeAttached();
    await expect(scene.root.locator('.kc-pay-button')).toBeFocused();
    await reach(scene, 'failed');
    await expect(scene.root.getByRole('heading', { name: scene.label('failedTitle') })).toBeFocused();
  });

  test('when an account expired and it is ordered again', async ({ show }) => {
    const scene = await show('checkout', { payMethod: 'vbank', cashReceipt: 'no' });
    await scene.root.locator('.kc-pay-button').press('Enter');
    await reach(scene, 'awaiting-deposit');
    await scene.page.clock.fastForward(120 * 3_600_000);
    await scene.root.getByRole('button', { name: scene.label('accountButtonExpired') }).press('Enter');
    await reach(scene, 'ready');
    await scene.pass(50);
    expect(await focused(scene.page)).not.toBe('body');
  });

  test('when a coupon is taken back by its button', async ({ show }) => {
    const scene = await show('checkout', { installment: 3 });
    await takeCoupon(scene);
    await scene.root.getByRole('button', { name: scene.label('couponRemoveButton') }).press('Enter');
    await expect(scene.root.getByRole('button', { name: scene.label('couponRemoveButton') })).toHaveCount(0);
    await scene.pass(50);
    expect(await focused(scene.page)).not.toBe('body');
  });

  test('when the installments close because of a coupon', async ({ show }) => {
    const scene = await show('checkout', { installment: 3 });
    const coupons = scene.root.getByLabel(scene.label('couponLabel'), { exact: true });
    await coupons.focus();
    await coupons.selectOption('regular');
    await expect(coupons).toBeFocused();
  });

  test('from a typed card to the result', async ({ show }) => {
    const scene = await show('one-time');
    await scene.root.getByLabel(scene.label('cardFormNumber')).fill('9410123456789010');
    await scene.root.getByLabel(scene.label('cardFormExpiry')).fill('0829');
    await scene.root.getByLabel(scene.label('cardFormPwd2Digit')).fill('12');
    await scene.root.getByLabel(scene.label('cardFormBirth')).fill('900215');
    await scene.root.getByLabel(scene.label('cardFormBirth')).press('Enter');
    await expect(scene.root.locator('.kc-status[data-status="verifying"]')).toBeAttached();
    await expect(scene.root.getByLabel(scene.label('cardFormBirth'))).toBeFocused();
    await reach(scene, 'paid');
    await expect(scene.root.getByRole('heading', { name: scene.label('paidTitle') })).toBeFocused();
  });

  test('while a card is removed', async ({ show }) => {
    const { root, label, page, pass } = await show('saved');
    await root.getByRole('button', { name: label('savedCardRemoveButton') }).press('Enter');
    await expect(root.getByRole('button', { name: label('savedCardRemoveCancel') })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(root.getByRole('button', { name: label('savedCardRemoveButton') })).toBeFocused();
    await page.keyboard.press('Enter');
    await root.getByRole('button', { name: label('savedCardRemoveConfirm') }).press('Enter');
    expect(await focused(page)).not.toBe('body');
    await pass(400);
    await expect(root.getByText(label('savedCardTitleRemoved'))).toBeFocused();
  });
});
