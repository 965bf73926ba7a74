import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, type Scene, type Shown, takeCoupon, test } from './scene.ts';

const NOTE = join(import.meta.dirname, 'pictures/chromium.txt');

interface Picture extends Shown {
  scene: string;
  /** Brings the scene to where its picture is taken. */
  act?: (scene: Scene) => Promise<void>;
  /** In the forced colours of the system. */
  forced?: boolean;
  /** What is on the screen, rather than the whole scene. */
  screen?: boolean;
}

const LOOKS = [
  { locale: 'ko', dark: false },
  { locale: 'ko', dark: true },
  { locale: 'en', dark: false },
  { locale: 'en', dark: true },
] as const;

const PICTURES: Record<string, Picture> = {
  ...inEveryLook('statuses', { scene: 'statuses', width: 1040 }),
  'deposits-ko': { scene: 'deposits', width: 1040, act: copy },
  'deposits-en-dark': { scene: 'deposits', width: 1040, locale: 'en', dark: true, act: copy },
  'checkout-wide-ko': { scene: 'checkout', width: 820, installment: 3 },
  'checkout-wide-en-dark': { scene: 'checkout', width: 820, installment: 3, locale: 'en', dark: true },
  'failures-ko': { scene: 'failures', width: 1040 },
  'failures-en': { scene: 'failures', width: 1040, locale: 'en' },
  'checkout-320-ko': { scene: 'checkout', width: 320, installment: 3 },
  'checkout-320-en': { scene: 'checkout', width: 320, installment: 3, locale: 'en' },
  'long-choices-320-en': { scene: 'checkout', width: 320, locale: 'en', longChoice: true, coupon: 'regular' },
  'phone-ko': { scene: 'checkout', width: 360, height: 640, screen: true },
  'below-minimum-ko': { scene: 'checkout', installment: 3, act: takeCoupon },
  'transfer-ko': { scene: 'checkout', payMethod: 'trans', cashReceipt: 'yes', escrow: true },
  'transfer-en-dark': {
    scene: 'checkout',
    payMethod: 'trans',
    cashReceipt: 'yes',
    escrow: true,
    locale: 'en',
    dark: true,
  },
  'vbank-ko': { scene: 'checkout', payMethod: 'vbank' },
  'errors-ko': { scene: 'checkout', payMethod: 'trans', act: press },
  'errors-en-dark': { scene: 'checkout', payMethod: 'trans', locale: 'en', dark: true, act: press },
  'paying-ko': { scene: 'checkout', width: 360, height: 640, outcome: 'never-answer', act: press, screen: true },
  'focus-ko': { scene: 'checkout', act: ({ page }) => page.keyboard.press('Tab') },
  'card-form-ko': { scene: 'card-form' },
  'card-form-en-dark': { scene: 'card-form', locale: 'en', dark: true },
  'card-form-errors-ko': { scene: 'card-form', width: 320, act: press },
  'card-form-errors-en': { scene: 'card-form', width: 320, locale: 'en', act: press },
  'one-time-ko': { scene: 'one-time' },
  'saved-ko': { scene: 'saved', act: remove },
  'saved-en-dark': { scene: 'saved', locale: 'en', dark: true, act: remove },
  'forced-colors-ko': { scene: 'checkout', payMethod: 'trans', cashReceipt: 'yes', forced: true },
  'forced-colors-deposits-en': { scene: 'deposits', width: 700, locale: 'en', forced: true },
};

function inEveryLook(name: string, picture: Picture): Record<string, Picture> {
  return Object.fromEntries(
    LOOKS.map(({ locale, dark }) => [`${name}-${locale}${dark ? '-dark' : ''}`, { ...picture, locale, dark }]),
  );
}

async function press({ root }: Scene): Promise<void> {
  await root.locator('.kc-pay-button').click();
}

async function copy({ root, label }: Scene): Promise<void> {
  await root
    .getByRole('button', { name: label('accountCopyButton') })
    .nth(1)
    .click();
  await root.getByRole('button', { name: label('accountCopyButtonCopied') }).waitFor();
  await root.page().mouse.move(0, 0);
}

async function remove({ root, label }: Scene): Promise<void> {
  await root.getByRole('button', { name: label('savedCardRemoveButton') }).click();
}

/** What to read when a picture does not match. */
function howToRenew(version: string): string {
  const taken = readFileSync(NOTE, 'utf8').trim();
  const other =
    taken === version ? '' : ` They were taken with Chromium ${taken}; this is ${version}, which may draw differently.`;
  return `The look differs from test/visual/pictures.${other} Was it meant? Then: npm run pictures, look at each changed picture, and commit it`;
}

async function compare(place: Locator | Page, name: string, version: string, timeout = 5_000): Promise<void> {
  // One type for the two, which Playwright keeps apart.
  await expect(place as Locator, howToRenew(version)).toHaveScreenshot(['pictures', `${name}.png`], { timeout });
}

test.beforeAll(({ browser }, { config }) => {
  if (config.updateSnapshots !== 'none') writeFileSync(NOTE, `${browser.version()}\n`);
});

for (const [name, { scene, act, forced, screen, ...shown }] of Object.entries(PICTURES)) {
  test(`${name} looks as it did`, async ({ show, page, browser }) => {
    if (forced) await page.emulateMedia({ forcedColors: 'active' });
    const shownScene = await show(scene, shown);
    await act?.(shownScene);
    await compare(screen ? page : shownScene.root, name, browser.version());
  });
}

test.describe('a shift of 2 px is seen', () => {
  // Renewing would keep the shifted picture.
  test.beforeEach(({ page: _ }, { config }) => test.skip(config.updateSnapshots !== 'none'));

  for (const [what, selector] of [
    ['the mark of a row', '.kc-row-mark'],
    ['a hint', '.kc-hint'],
    ['the list', '.kc-list'],
    ['the pay button', '.kc-pay-button'],
  ] as const) {
    test(`of ${what}`, async ({ show, browser }) => {
      const { root } = await show('checkout', { width: 320, installment: 3 });
      await compare(root, 'checkout-320-ko', browser.version());
      await root
        .locator(selector)
        .first()
        .evaluate((element) => {
          element.style.setProperty('translate', '0 2px');
        });
      await expect(compare(root, 'checkout-320-ko', browser.version(), 1_500)).rejects.toThrow(/pixels/);
    });
  }
});
