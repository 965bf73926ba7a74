import type { Page } from '@playwright/test';
import { expect, type Scene, type Shown, takeCoupon, test } from './scene.ts';

interface Screen extends Shown {
  scene: string;
  act?: (scene: Scene) => Promise<void>;
}

/** The main screens as a screen reader meets them. */
const SCREENS: Record<string, Screen> = {
  'checkout-card': { scene: 'checkout', installment: 3 },
  'checkout-vbank': { scene: 'checkout', payMethod: 'vbank' },
  'checkout-below-minimum': { scene: 'checkout', installment: 3, act: takeCoupon },
  'checkout-errors': { scene: 'checkout', payMethod: 'trans', act: press },
  'checkout-paying': { scene: 'checkout', outcome: 'never-answer', act: press },
  'checkout-paid': { scene: 'checkout', act: pay },
  'checkout-awaiting-deposit': { scene: 'checkout', payMethod: 'vbank', cashReceipt: 'no', act: pay },
  'checkout-failed': { scene: 'checkout', outcome: 'over-limit', act: pay },
  'checkout-cancelled': { scene: 'checkout', outcome: 'cancel', act: pay },
  'checkout-unconfirmed': { scene: 'checkout', outcome: 'server-down', act: payUnheard },
  'card-form': { scene: 'card-form' },
  'card-form-errors': { scene: 'card-form', act: press },
  'saved-card-removing': {
    scene: 'saved',
    act: ({ root, label }) => root.getByRole('button', { name: label('savedCardRemoveButton') }).click(),
  },
};

async function press({ root }: Scene): Promise<void> {
  await root.locator('.kc-pay-button').click();
}

async function pay(scene: Scene): Promise<void> {
  await press(scene);
  const result = scene.root.locator('.kc-status').locator('h2');
  await expect(async () => {
    await scene.pass(100);
    await expect(result).toBeFocused({ timeout: 50 });
  }).toPass();
}

async function payUnheard(scene: Scene): Promise<void> {
  await press(scene);
  await expect(async () => {
    await scene.pass(5_000);
    await expect(scene.root.locator('[data-status="unconfirmed"]').first()).toBeVisible({ timeout: 50 });
  }).toPass();
}

for (const locale of ['ko', 'en'] as const) {
  for (const [name, { scene, act, ...shown }] of Object.entries(SCREENS)) {
    test(`${name} reads as it did, in ${locale}`, async ({ show }) => {
      const shownScene = await show(scene, { ...shown, locale });
      await act?.(shownScene);
      const { root, page } = shownScene;
      const text = `${await root.ariaSnapshot()}\n\n# What each says besides its name\n${await descriptionsOf(page)}\n`;
      expect(text, 'If this was meant: npm run pictures, read the difference, and commit it').toMatchSnapshot([
        'trees',
        `${name}.${locale}.yml`,
      ]);
    });
  }
}

interface Node {
  role?: { value: string };
  name?: { value: string };
  description?: { value: string };
  properties?: { name: string; value: { value?: unknown } }[];
}

/** Description, validity and where the focus is, as Chromium tells the system; the tree above leaves these out. */
async function descriptionsOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: Node[] };
  return nodes
    .map(({ role, name, description, properties = [] }) => {
      const has = (property: string, value: unknown) =>
        properties.some((one) => one.name === property && one.value.value === value);
      const facts = [
        description?.value ? `described: ${description.value}` : '',
        has('invalid', 'true') ? 'invalid' : '',
        has('focused', true) && role?.value !== 'RootWebArea' ? 'focused' : '',
      ].filter(Boolean);
      return facts.length > 0 ? `# ${role?.value} "${name?.value ?? ''}" — ${facts.join('; ')}` : '';
    })
    .filter(Boolean)
    .join('\n');
}
