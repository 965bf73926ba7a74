import type { Locator, Page } from '@playwright/test';
import { expect, type Scene, test } from './scene.ts';

const SCENES = ['statuses', 'failures', 'deposits', 'checkout', 'card-form', 'one-time', 'saved'] as const;

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

interface Control {
  name: string;
  left: number;
  right: number;
  smaller: number;
  seen: boolean;
}

/** Every control shows, is at least 24 px each way, and lies within the screen's width. */
async function expectUsable({ page, root }: Scene, width: number): Promise<void> {
  expect(await overflow(page)).toBe(0);
  const controls = await root
    .locator('button, select, a, .kc-row-head, .kc-cell, .kc-check, .kc-input')
    .evaluateAll((elements): Control[] =>
      elements.map((element) => {
        const { left, right, width, height } = element.getBoundingClientRect();
        const name = `${element.tagName} ${element.className} ${element.textContent}`;
        return { name, left, right, smaller: Math.min(width, height), seen: element.checkVisibility() };
      }),
    );
  expect(controls.length).toBeGreaterThan(0);
  expect(controls.filter(({ seen, smaller }) => !seen || smaller < 24)).toEqual([]);
  expect(controls.filter(({ left, right }) => left < 0 || right > width)).toEqual([]);
}

for (const scene of SCENES) {
  test(`${scene} is usable at 320 px, at 200 % zoom, and with text twice as large`, async ({ show }) => {
    for (const locale of ['ko', 'en'] as const) {
      await expectUsable(await show(scene, { width: 320, height: 640, locale }), 320);
    }
    // A screen 1280 wide at 200 %.
    const zoomed = await show(scene, { width: 640, height: 360, locale: 'en' });
    await expectUsable(zoomed, 640);
    await zoomed.page.addStyleTag({ content: ':root { font-size: 200% }' });
    await expectUsable(zoomed, 640);
    expect(await cutOff(zoomed.root)).toEqual([]);
  });
}

test('a long choice keeps clear of the chevron', async ({ show }) => {
  const { root } = await show('checkout', { width: 320, locale: 'en', longChoice: true, coupon: 'regular' });
  const choices = await root.locator('select').evaluateAll((selects) =>
    (selects as HTMLSelectElement[]).map((select) => {
      const style = getComputedStyle(select);
      const pen = document.createElement('canvas').getContext('2d');
      if (!pen) throw new Error('no canvas');
      pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const text = select.selectedOptions[0]?.textContent ?? '';
      const room = select.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
      const lines = Math.round(select.clientHeight / Number.parseFloat(style.lineHeight) - 0.5);
      return { text, wide: pen.measureText(text).width > room, lines };
    }),
  );
  const wide = choices.filter((choice) => choice.wide);
  expect(wide.map(({ text }) => text)).toContain('I will choose it in the payment window');
  // The field grows by a line instead.
  expect(wide.filter(({ lines }) => lines < 2)).toEqual([]);
});

/** What a style sheet may change of an element, besides what it inherits from the checkout around it. */
const OWN_LOOK = [
  ...['appearance', 'box-sizing', 'display', 'margin', 'padding', 'border-style', 'border-width', 'border-radius'],
  ...['background-color', 'outline-style', 'outline-width', 'list-style-type', 'cursor', 'transition', 'animation'],
  ...['fill', 'stroke', 'width', 'scroll-margin'],
];

test('what a shop puts inside looks as it does on its page', async ({ show }) => {
  const { root, page } = await show('shop-content', { width: 700, locale: 'en' });
  const look = (name: string) =>
    root.locator(`[data-shop="${name}"]`).evaluate(
      (place, properties) =>
        [...place.querySelectorAll('*')].map((element) => {
          const style = getComputedStyle(element);
          const own = properties.map((property) => [property, style.getPropertyValue(property)]);
          return { element: element.outerHTML.slice(0, 40).replace(/name="\w+"/, ''), ...Object.fromEntries(own) };
        }),
      OWN_LOOK,
    );
  // Both with the font and the width of the checkout, which are inherited.
  await page.addStyleTag({
    content: '[data-shop] { font: 400 16px/24px sans-serif; inline-size: 300px } [data-shop] * { font: inherit }',
  });
  expect((await look('inside')).length).toBeGreaterThan(15);
  expect(await look('inside')).toEqual(await look('outside'));
});

test('with the spacing of WCAG 1.4.12 nothing is cut off', async ({ show }) => {
  for (const scene of ['checkout', 'card-form'] as const) {
    const { page, root } = await show(scene, { width: 360, locale: 'en' });
    await page.addStyleTag({
      content: '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }',
    });
    expect(await overflow(page)).toBe(0);
    expect(await cutOff(root)).toEqual([]);
  }
});

/** Texts that are larger than the box that clips them. */
function cutOff(root: Locator): Promise<string[]> {
  return root.evaluate((scene) =>
    [...scene.querySelectorAll('*')]
      .filter((element) => !element.matches('.kc-sr, .kc-sr *, option, svg, svg *'))
      .filter((element) => ['hidden', 'clip'].includes(getComputedStyle(element).overflowY))
      .filter((element) => element.scrollHeight > element.clientHeight + 1)
      .map((element) => `${element.className}: ${element.textContent}`),
  );
}

test.describe('in forced colours', () => {
  test.beforeEach(({ page }) => page.emulateMedia({ forcedColors: 'active' }));

  test('what is chosen, and what has the focus, does not depend on a colour of ours', async ({ show }) => {
    const { page, root }: Scene = await show('checkout');
    expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
    await page.keyboard.press('Tab');
    const radio = root.getByRole('radio').first();
    await expect(radio).toBeFocused();
    const styles = await radio.evaluate((input) => {
      const [row, head] = [input.closest('.kc-row'), input.closest('.kc-row-head')];
      return {
        appearance: getComputedStyle(input).appearance,
        row: row && getComputedStyle(row).outlineStyle,
        ring: head && getComputedStyle(head, '::after').borderTopStyle,
      };
    });
    expect(styles).toEqual({ appearance: 'auto', row: 'solid', ring: 'solid' });
  });

  test('every button and field has an edge', async ({ show }) => {
    for (const scene of ['checkout', 'card-form', 'deposits'] as const) {
      const { root } = await show(scene);
      const edges = await root
        .locator('.kc-button, select, .kc-input')
        .evaluateAll((elements) => elements.map((element) => getComputedStyle(element).borderTopStyle));
      expect(edges.length).toBeGreaterThan(0);
      expect(new Set(edges)).toEqual(new Set(['solid']));
    }
  });
});
