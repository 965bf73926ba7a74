import { expect, payButton, test } from './shopper.ts';

test('the pay methods keep their place from the first paint until the button is live', async ({
  shopper: { page },
  request,
}) => {
  await page.addInitScript(() => {
    const shifts: { value: number; moved: string[] }[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        sources: { node: Element | null }[];
      })[]) {
        shifts.push({ value: entry.value, moved: entry.sources.map(({ node }) => node?.nodeName ?? '') });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  let letOrderGo: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    letOrderGo = resolve;
  });
  await page.route('**/attempts', async (route) => {
    await held;
    await route.continue();
  });
  const order = await request.post('/api/orders', { data: { quantity: 1 } });
  await page.goto(`/checkout/${(await order.json()).id}`);

  const methods = page.getByRole('group', { name: '결제 수단' });
  await expect(page.getByRole('button', { name: '결제를 준비하고 있어요' })).toBeVisible();
  const before = await methods.boundingBox();
  letOrderGo();
  await expect(payButton(page)).toBeVisible();
  expect(await methods.boundingBox()).toEqual(before);

  const shifts = await page.evaluate(
    () => (window as unknown as { shifts: { value: number; moved: string[] }[] }).shifts,
  );
  const total = shifts.reduce((sum, { value }) => sum + value, 0);
  expect(total, JSON.stringify(shifts)).toBeLessThan(0.02);
});
