import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { KiwoomCheckout } from '../../src/index.ts';
import { startStoryClock } from '../support/clock.ts';
import { NO_CONTROLS } from '../support/controls.ts';
import { see } from '../support/see.ts';
import { type PageProps, ShopPage, shopper, type World, world } from './journey.tsx';

const meta = {
  title: 'Journeys/Other methods',
  component: KiwoomCheckout as never,
  tags: ['!autodocs', 'journey'],
  parameters: { canvas: { widest: 1020 }, ...NO_CONTROLS },
  beforeEach: startStoryClock,
} satisfies Meta<PageProps>;

export default meta;
type Story = StoryObj<PageProps>;

/** An account is issued, which is not a payment; the deposit is. */
export const VirtualAccount: Story = {
  name: 'Virtual account, then the deposit',
  loaders: [() => world('issue-account')],
  render: (_args, { loaded }) => <ShopPage world={loaded['world'] as World} number="journey-vbank" />,
  play: async (context) => {
    const { canvas, step, userEvent } = context;
    const { fake, label, won, chooses, clicks, seesTitle } = shopper(context);
    await step('Ask for an account', async () => {
      await chooses(label('methodVbank'));
      await userEvent.click(canvas.getByRole('radio', { name: label('cashReceiptOptionNo') }));
      await clicks(label('payButtonVbank', { amount: won(64_900) }));
      await seesTitle(label('awaitingDepositTitle'));
      await expect(canvas.queryByText(label('paidTitle'))).toBeNull();
      await expect(fake.requests[0]?.bypass?.daou).toEqual({ CASHRECEIPTFLAG: 0 });
    });
    await step('The deposit arrives', async () => {
      fake.deposit('journey-vbank-1');
      // The page rechecks after ten seconds, or as soon as a lost connection is back.
      window.dispatchEvent(new Event('online'));
      await expect(await seesTitle(label('paidTitleDeposit'))).toHaveFocus();
      await see(canvas.getByText(label('paidBodyDeposit', { amount: won(64_900) })));
    });
  },
};

/** KakaoPay writes the cash receipt as a letter. */
export const KakaopayWithReceipt: Story = {
  name: 'KakaoPay with a cash receipt',
  loaders: [() => world()],
  render: (_args, { loaded }) => <ShopPage world={loaded['world'] as World} number="journey-kakaopay" />,
  play: async (context) => {
    const { canvas, userEvent } = context;
    const { fake, label, won, chooses, clicks, seesTitle } = shopper(context);
    await chooses(label('methodKakaopay'));
    await userEvent.click(canvas.getByRole('radio', { name: label('cashReceiptOptionYes') }));
    await clicks(label('payButton', { amount: won(64_900) }));
    await seesTitle(label('paidTitle'));
    await expect(fake.requests[0]).toMatchObject({
      pay_method: 'kakaopay',
      bypass: { daou: { CASHRECEIPTFLAG: 'Y' } },
    });
    await expect(fake.requests[0]).not.toHaveProperty('escrow');
  },
};

/** Bank transfer writes it as a number, and takes escrow. Paying before the receipt is answered says what is missing. */
export const TransferWithEscrow: Story = {
  name: 'Bank transfer with escrow and receipt',
  loaders: [() => world()],
  render: (_args, { loaded }) => <ShopPage world={loaded['world'] as World} number="journey-trans" />,
  play: async (context) => {
    const { canvas, userEvent } = context;
    const { fake, label, won, chooses, clicks, seesTitle } = shopper(context);
    await chooses(label('methodTrans'));
    await userEvent.click(canvas.getByRole('checkbox', { name: label('escrowLabel') }));
    await clicks(label('payButton', { amount: won(64_900) }));
    await see(canvas.findByText(label('errorCashReceipt')));
    await expect(fake.requests).toHaveLength(0);
    await userEvent.click(canvas.getByRole('radio', { name: label('cashReceiptOptionYes') }));
    await clicks(label('payButton', { amount: won(64_900) }));
    await seesTitle(label('paidTitle'));
    await expect(fake.requests[0]).toMatchObject({
      pay_method: 'trans',
      escrow: true,
      bypass: { daou: { CASHRECEIPTFLAG: 1 } },
    });
  },
};

/** No mouse: from the first Tab to the receipt. */
export const KeyboardOnly: Story = {
  name: 'Keyboard only',
  loaders: [() => world()],
  render: (_args, { loaded }) => <ShopPage world={loaded['world'] as World} number="journey-keyboard" />,
  play: async (context) => {
    const { canvas, userEvent, step } = context;
    const { fake, label, won, seesTitle } = shopper(context);
    await canvas.findByRole('button', { name: label('payButton', { amount: won(64_900) }) });
    await step('Tab to the list, arrow down to bank transfer', async () => {
      await userEvent.tab();
      await expect(canvas.getByRole('radio', { name: label('methodCard') })).toHaveFocus();
      await userEvent.keyboard('{ArrowDown}');
      await expect(canvas.getByRole('radio', { name: label('methodTrans') })).toBeChecked();
    });
    await step('Answer the receipt, check escrow', async () => {
      await userEvent.tab();
      await expect(canvas.getByRole('radio', { name: label('cashReceiptOptionYes') })).toHaveFocus();
      await userEvent.keyboard(' ');
      await expect(canvas.getByRole('radio', { name: label('cashReceiptOptionYes') })).toBeChecked();
      await userEvent.tab();
      await expect(canvas.getByRole('checkbox', { name: label('escrowLabel') })).toHaveFocus();
      await userEvent.keyboard(' ');
    });
    await step('Pay', async () => {
      await userEvent.tab();
      await expect(canvas.getByRole('button', { name: label('payButton', { amount: won(64_900) }) })).toHaveFocus();
      await userEvent.keyboard('{Enter}');
      await expect(await seesTitle(label('paidTitle'))).toHaveFocus();
    });
    await expect(fake.requests[0]).toMatchObject({ pay_method: 'trans', escrow: true });
  },
};
