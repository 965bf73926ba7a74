import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { KiwoomCheckout } from '../../src/index.ts';
import { NO_CONTROLS } from '../support/controls.ts';
import { see } from '../support/see.ts';
import { type PageProps, ShopPage, shopper, type World, world } from './journey.tsx';

const meta = {
  title: 'Journeys/Trouble',
  component: KiwoomCheckout as never,
  tags: ['!autodocs', 'journey'],
  parameters: { canvas: { widest: 1020 }, ...NO_CONTROLS },
} satisfies Meta<PageProps>;

export default meta;
type Story = StoryObj<PageProps>;

/** The browser does not let the window open; once it does, the next try goes through. */
export const PopupBlocked: Story = {
  name: 'The window is blocked',
  loaders: [() => world('block-popup')],
  render: (_args, { loaded }) => <ShopPage world={loaded['world'] as World} number="journey-blocked" />,
  play: async (context) => {
    const { canvas, step } = context;
    const { fake, label, won, clicks, seesTitle } = shopper(context);
    await step('Blocked', async () => {
      await clicks(label('payButton', { amount: won(64_900) }));
      await seesTitle(label('failedTitle'));
      await see(canvas.getByText(label('failurePopupBlocked')));
    });
    await step('Allowed, and tried again', async () => {
      fake.setOutcome('approve');
      await clicks(label('failedButton', { amount: won(64_900) }));
      await seesTitle(label('paidTitle'));
    });
    await expect(fake.requests.map((request) => request.merchant_uid)).toEqual([
      'journey-blocked-1',
      'journey-blocked-2',
    ]);
  },
};

/** The shopper cancels in the window, and may pay again at once. */
export const CancelledInTheWindow: Story = {
  name: 'Cancelled in the window',
  loaders: [() => world('cancel')],
  render: (_args, { loaded }) => <ShopPage world={loaded['world'] as World} number="journey-cancel" />,
  play: async (context) => {
    const { fake, label, won, clicks, seesTitle } = shopper(context);
    await clicks(label('payButton', { amount: won(64_900) }));
    await seesTitle(label('cancelledTitle'));
    fake.setOutcome('approve');
    await clicks(label('payButton', { amount: won(64_900) }));
    await seesTitle(label('paidTitle'));
    await expect(fake.requests).toHaveLength(2);
  },
};

/** The window is gone and the SDK does not answer: the shopper reports it, the server is queried, and only then is the payment cancelled. */
export const WindowClosed: Story = {
  name: 'I closed the window',
  loaders: [() => world('never-answer')],
  render: (_args, { loaded }) => <ShopPage world={loaded['world'] as World} number="journey-closed" />,
  play: async (context) => {
    const { canvas, step } = context;
    const { label, won, clicks, seesTitle } = shopper(context);
    await step('Pay; the window never answers', async () => {
      await clicks(label('payButton', { amount: won(64_900) }));
      await see(canvas.findByText(label('payingNote')));
    });
    await step('Say that it is closed', async () => {
      await clicks(label('payingAction'));
      await see(canvas.findByText(label('verifyingNote')));
    });
    await step('The server saw no money, five times', async () => {
      await seesTitle(label('cancelledTitle'));
      await see(canvas.findByRole('button', { name: label('payButton', { amount: won(64_900) }) }));
    });
  },
};

/** Paid, and the shop's server is away: not known yet, never failed, and no second payment is offered. */
export const ServerDown: Story = {
  name: 'The server is down',
  loaders: [() => world('approve', { up: false })],
  render: (_args, { loaded }) => <ShopPage world={loaded['world'] as World} number="journey-down" />,
  play: async (context) => {
    const { canvas, step } = context;
    const { server, fake, label, won, clicks, seesTitle } = shopper(context);
    await step('Not known yet', async () => {
      await clicks(label('payButton', { amount: won(64_900) }));
      await expect(await seesTitle(label('unconfirmedTitle'))).toHaveFocus();
      await expect(canvas.queryByText(label('failedTitle'))).toBeNull();
      const button = canvas.getByRole('button', { name: label('unconfirmedButton') });
      await expect(button).toHaveAttribute('aria-disabled', 'true');
      button.click();
      await expect(fake.requests).toHaveLength(1);
    });
    await step('The server is back; ask now', async () => {
      server.up = true;
      await clicks(label('unconfirmedAction'));
      await expect(await seesTitle(label('paidTitle'))).toHaveFocus();
    });
  },
};

/** The callback comes before PortOne knows of the money: the page keeps asking. */
export const LateNews: Story = {
  name: 'Late news',
  loaders: [() => world('notify-late')],
  render: (_args, { loaded }) => <ShopPage world={loaded['world'] as World} number="journey-late" />,
  play: async (context) => {
    const { label, won, clicks, seesTitle } = shopper(context);
    await clicks(label('payButton', { amount: won(64_900) }));
    await seesTitle(label('paidTitle'));
  },
};

/** Another amount was paid than the order says. The shop has to check it, so paying again is not offered. */
export const AnotherAmount: Story = {
  name: 'Another amount',
  loaders: [() => world('amount-mismatch')],
  render: (_args, { loaded }) => <ShopPage world={loaded['world'] as World} number="journey-amount" />,
  play: async (context) => {
    const { canvas } = context;
    const { label, won, clicks, seesTitle } = shopper(context);
    await clicks(label('payButton', { amount: won(64_900) }));
    await seesTitle(label('failedTitleAmountMismatch'));
    await see(canvas.getByText(label('failureAmountMismatch')));
    await expect(canvas.queryByRole('button', { name: label('failedButton', { amount: won(64_900) }) })).toBeNull();
  },
};
