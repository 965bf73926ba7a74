import type { ComponentProps } from 'react';
import type { userEvent as userEvents, within } from 'storybook/test';
import { waitFor } from 'storybook/test';
import { formatWon, type Label } from '../../src/core.ts';
import { KiwoomCheckout, type KiwoomCheckoutProps } from '../../src/index.ts';
import { type FakeOutcome, type FakePortOne, fakePortOne, fakeVerify, sampleMerchant } from '../../src/testing.ts';
import { orderIn } from '../support/goods.ts';
import { see } from '../support/see.ts';
import { labelsOf, useLanguage } from '../support/story-language.tsx';

/** What a journey runs on: created again each time it is played. */
export interface World {
  fake: FakePortOne;
  /** Set to false, and the shop's server cannot be reached. */
  server: { up: boolean };
}

/** For `loaders`: a fake SDK whose payments go as named. */
export function world(outcome: FakeOutcome = 'approve', { up = true } = {}): { world: World } {
  const fake = fakePortOne({ outcome, delay: 150 });
  fake.forget();
  return { world: { fake, server: { up } } };
}

const ask = fakeVerify({ delay: 100 });

interface ShopPageProps
  extends Partial<Pick<KiwoomCheckoutProps, 'merchant' | 'order' | 'orderVersion' | 'defaultSelection' | 'summary'>> {
  world: World;
  /** Order numbers are this, a dash and the attempt. */
  number: string;
  /** Won, in place of the sample order's. */
  amount?: number | undefined;
}

/** The shop's page: a fresh order number for each attempt. */
export function ShopPage({ world: { fake, server }, number, amount, ...props }: ShopPageProps) {
  const language = useLanguage();
  const page = {
    merchant: sampleMerchant(),
    orderId: number,
    order: (attempt: number) =>
      orderIn(language, {
        merchantUid: `${number}-${attempt}`,
        ...(amount === undefined ? {} : { amount, items: [], lines: [] }),
      }),
    sdk: fake,
    verify: async (...request: Parameters<typeof ask>) => {
      if (!server.up) throw new Error('The server of this journey is down.');
      return ask(...request);
    },
    orderHref: '#order',
  };
  return <KiwoomCheckout {...({ ...page, ...props } as KiwoomCheckoutProps)} />;
}

export type PageProps = ComponentProps<typeof ShopPage>;

interface PlayContext {
  canvas: ReturnType<typeof within>;
  userEvent: ReturnType<typeof userEvents.setup>;
  globals: Record<string, unknown>;
  loaded: Record<string, unknown>;
}

export interface Shopper {
  fake: FakePortOne;
  server: World['server'];
  label: Label;
  /** An amount as the page writes it. */
  won(amount: number): string;
  /** Waits for a title and sees it. */
  seesTitle(title: string): Promise<HTMLElement>;
  /** Waits for a button of this name and clicks it. */
  clicks(name: string): Promise<void>;
  chooses(method: string): Promise<void>;
}

/** Hands and eyes of the shopper, in the language of the toolbar. */
export function shopper({ canvas, userEvent, globals, loaded }: PlayContext): Shopper {
  const { fake, server } = loaded['world'] as World;
  return {
    fake,
    server,
    label: labelsOf(globals),
    won: (amount) => formatWon(amount, labelsOf(globals)),
    seesTitle: (name) => see(canvas.findByRole('heading', { name }, FIND_OPTIONS)),
    async clicks(name) {
      await userEvent.click(await canvas.findByRole('button', { name }, FIND_OPTIONS));
    },
    async chooses(name) {
      await userEvent.click(canvas.getByRole('radio', { name }));
      await waitFor(() => canvas.getByRole('radio', { name, checked: true }));
    },
  };
}

/** Longer than the five questions after a window that was closed: 1, 1.5, 2.25 and 3.4 seconds apart. */
const FIND_OPTIONS = { timeout: 12_000 };
