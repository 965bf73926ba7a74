import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import buildPage from '../e2e/build-page.ts';
import { openShop, type Shop } from '../e2e/shop.ts';
import type { Device, Engine, EngineShopper } from './engine.ts';
import { openFirefox, openOldChromium } from './playwright-engine.ts';
import { openWebkit } from './webkit-engine.ts';

const PICTURES = join(import.meta.dirname, 'screenshots');

const ENGINES: readonly (readonly [string, () => Promise<Engine>])[] = [
  ['Chromium 109', () => openOldChromium('109.0.6')],
  ['Chromium 121', () => openOldChromium('121.0.0')],
  ['Chromium 126', () => openOldChromium('126.0.0')],
  ['Firefox of Debian', openFirefox],
  ['WebKitGTK of Debian', openWebkit],
];

let shop: Shop;

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  buildPage();
  shop = await openShop();
}, 120_000);
afterAll(() => shop?.close());

describe.each(ENGINES)('%s', (name, launch) => {
  let engine: Engine;
  let shopper: EngineShopper;

  beforeAll(async () => {
    engine = await launch();
  }, 180_000);
  afterAll(() => engine?.close());
  afterEach(async () => {
    expect(shopper.thrown()).toEqual([]);
    await shopper.close();
    expect(shop.takeComplaints()).toEqual([]);
  });

  const picture = (of: string) => shopper.picture(join(PICTURES, `${name.replaceAll(' ', '-')}-${of}.png`));

  async function goToCheckout(device: Device = {}): Promise<void> {
    await shop.sandbox.idle();
    shop.sandbox.reset();
    shopper = await engine.open(device);
    await shopper.go(shop.origin);
    await shopper.press('구매하기');
    await shopper.sees('57,900원 결제하기');
  }

  async function shippedOnce(): Promise<void> {
    const orderId = new URL(await shopper.address()).searchParams.get('order') ?? (await orderIdOfPath());
    const [paid] = shop.sandbox.payments();
    await expect.poll(() => shop.shipments(orderId), { timeout: 10_000 }).toEqual([paid?.merchant_uid]);
  }
  const orderIdOfPath = async () => new URL(await shopper.address()).pathname.split('/')[2] ?? '';

  it('pays with a card', async () => {
    await goToCheckout();
    await picture('checkout');
    await shopper.press('57,900원 결제하기');
    await shopper.pressInWindow('결제하기');
    await shopper.sees('결제가 완료됐어요');
    await picture('paid');
    await shippedOnce();
  });

  it('says why a card was declined, and pays at the second try', async () => {
    await goToCheckout();
    await shopper.press('57,900원 결제하기');
    await shopper.pressInWindow('카드사 거절');
    await shopper.sees('결제하지 못했어요');
    await picture('declined');
    await shopper.press('57,900원 다시 결제하기');
    await shopper.pressInWindow('결제하기');
    await shopper.sees('결제가 완료됐어요');
  });

  it('shows the account of a deposit', async () => {
    await goToCheckout();
    await shopper.choose('가상계좌');
    await shopper.choose('아니요');
    await shopper.press('57,900원 입금 계좌 받기');
    await shopper.pressInWindow('계좌 발급받기');
    await shopper.sees('입금을 기다리고 있어요');
    await picture('deposit');
  });

  it('comes back from the payment page of a phone', async () => {
    await goToCheckout({ isPhone: true });
    await picture('phone');
    await shopper.press('57,900원 결제하기');
    await shopper.pressInWindow('결제하기');
    await shopper.sees('결제가 완료됐어요');
    await picture('phone-paid');
    await shippedOnce();
  });

  it('is dark where the system is, and pays', async () => {
    await goToCheckout({ isDark: true });
    await picture('dark');
    const { ground, text } = await shopper.colours('.kc-total');
    expect(lightness(ground)).toBeLessThan(0.3);
    expect(lightness(text)).toBeGreaterThan(0.7);
    await shopper.press('57,900원 결제하기');
    await shopper.pressInWindow('결제하기');
    await shopper.sees('결제가 완료됐어요');
    await picture('dark-paid');
  });

  it('has a way out of a window that does not answer', async () => {
    await goToCheckout();
    await shopper.press('57,900원 결제하기');
    await shopper.seesWindow();
    await shopper.sees('결제창을 닫았어요');
    await picture('way-out');
    await shopper.press('결제창을 닫았어요');
    await shopper.sees('결제를 마치지 않았어요');
    await picture('given-up');
    await shopper.press('57,900원 결제하기');
    await shopper.pressInWindow('결제하기');
    await shopper.sees('결제가 완료됐어요');
  });
});

/** From 0 to 1, of `rgb()`, and of `oklch()` and `oklab()`, whose first number it is. */
function lightness(colour: string): number {
  const [first = 0, second = 0, third = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return colour.startsWith('rgb') ? (first + second + third) / 765 : first;
}
