import { listen } from './said.ts';
import { expect, type Scene, test } from './scene.ts';

/** Lets time pass until the status is there. */
async function reach({ root, pass }: Scene, status: string, step = 100): Promise<void> {
  await expect(async () => {
    await pass(step);
    await expect(root.locator(`.kc-status[data-status="${status}"]`)).toBeAttached({ timeout: 50 });
  }).toPass();
}

const press = ({ root }: Scene) => root.locator('.kc-pay-button').click();

test('a new amount is said once', async ({ page, show }) => {
  const said = await listen(page);
  const { root, label } = await show('checkout');
  await root.getByLabel(label('couponLabel'), { exact: true }).selectOption('autumn');
  await expect(root.getByRole('button', { name: label('payButton', { amount: '64,900원' }) })).toBeVisible();
  expect(await said()).toEqual([label('announceAmount', { amount: '64,900원' })]);
});

test('an installment that went back to a lump sum is said once, and the amount not a second time', async ({
  page,
  show,
}) => {
  const said = await listen(page);
  const { root, label } = await show('checkout', { installment: 3 });
  await root.getByLabel(label('couponLabel'), { exact: true }).selectOption('regular');
  await expect(root.getByLabel(label('installmentLabel'))).toBeDisabled();
  expect(await said()).toEqual([label('announceInstallment', { amount: '49,900원' })]);
});

test('each status on the way is said once, and a result by the focus alone', async ({ page, show }) => {
  const said = await listen(page);
  const scene = await show('checkout');
  expect(await said()).toEqual([]);
  await press(scene);
  await reach(scene, 'paid');
  await expect(scene.root.getByRole('heading', { name: scene.label('paidTitle') })).toBeFocused();
  expect(await said()).toEqual([scene.label('announcePaying'), scene.label('announceVerifying')]);
});

test('a wait that grows long is said once', async ({ page, show }) => {
  const said = await listen(page);
  const scene = await show('one-time', { outcome: 'server-down' });
  await scene.root.getByLabel(scene.label('cardFormNumber')).fill('9410123456789010');
  await scene.root.getByLabel(scene.label('cardFormExpiry')).fill('0829');
  await scene.root.getByLabel(scene.label('cardFormPwd2Digit')).fill('12');
  await scene.root.getByLabel(scene.label('cardFormBirth')).fill('900215');
  await press(scene);
  await reach(scene, 'unconfirmed', 1_000);
  const words = await said();
  expect(words[0]).toBe(scene.label('announceVerifying'));
  expect(new Set(words).size).toBe(words.length);
});

test('that a number was copied is said once, and each time it is copied', async ({ page, show }) => {
  const said = await listen(page);
  const { root, label, pass } = await show('deposits');
  const copy = root.getByRole('button', { name: label('accountCopyButton') }).first();
  await copy.click();
  await expect.poll(said).toEqual([label('announceAccountCopied')]);
  await pass(2_100);
  await copy.click();
  await expect.poll(said).toEqual([label('announceAccountCopied'), label('announceAccountCopied')]);
});

test('the last hour and the end of a deadline are said once; the countdown is silent', async ({ page, show }) => {
  const said = await listen(page);
  const { label, page: tab } = await show('deposits');
  await tab.clock.runFor(5_000);
  expect(await said()).toEqual([]);
  await tab.clock.fastForward('42:00');
  await expect.poll(said).toEqual([label('announceAccountExpired')]);
});

test('an error that holds back the payment is not said beside the focus that moves to it', async ({ page, show }) => {
  const said = await listen(page);
  const scene = await show('checkout', { payMethod: 'trans' });
  await press(scene);
  const yes = scene.root.getByRole('radio', { name: scene.label('cashReceiptOptionYes') });
  await expect(yes).toBeFocused();
  await expect(scene.root.getByRole('group', { name: scene.label('cashReceiptLabel') })).toHaveAccessibleDescription(
    scene.label('errorCashReceipt'),
  );
  expect(await said()).toEqual([]);
});
