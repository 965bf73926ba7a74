import type { ArgTypes, Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { failureLabel, isRetryable } from '../src/core.ts';
import { type PaymentFailureCode, type PaymentState, PaymentStatus } from '../src/index.ts';
import { PaymentStatusStates } from './states/paying.tsx';
import { startStoryClock } from './support/clock.ts';
import { FAILURE, only, STATUS } from './support/controls.ts';
import { SIDE_BY_SIDE } from './support/grid.tsx';
import { see } from './support/see.ts';
import { Standing } from './support/shop.tsx';
import { failedIn, stateIn } from './support/states.ts';
import { labelsOf, useLanguage } from './support/story-language.tsx';

type Status = PaymentState['status'];

interface Args {
  status: Status;
  failure: PaymentFailureCode;
  slow: boolean;
  mobile: boolean;
}

const CONTROLS = {
  status: STATUS,
  failure: FAILURE,
  slow: { control: 'boolean', description: 'It takes longer than expected: announced while preparing and verifying' },
  mobile: { control: 'boolean', description: 'The SDK will leave the page rather than open a window' },
} satisfies Partial<ArgTypes<Args>>;

const meta = {
  title: 'Paying/PaymentStatus',
  component: PaymentStatus as never,
  parameters: { canvas: { widest: 380 }, ...only(CONTROLS) },
  args: { status: 'ready', failure: 'over-limit', slow: false, mobile: false },
  argTypes: CONTROLS,
  beforeEach: startStoryClock,
  render: (args) => <Foot {...args} />,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** The SDK or the order is not there yet. */
export const Preparing: Story = { ...at('preparing'), name: 'preparing' };

/** Every state side by side. */
export const All: Story = { name: 'All states', parameters: SIDE_BY_SIDE, render: () => <PaymentStatusStates /> };

/** One filled thing, and below it what the click will do. */
export const Ready: Story = { ...at('ready'), name: 'ready' };

/** The window is open. Only the label changes; the way on is there for a window that went away. */
export const Paying: Story = { ...at('paying'), name: 'paying' };

/** The window is closed; the server is queried for the outcome. */
export const Verifying: Story = { ...at('verifying'), name: 'verifying' };

/** What the server's record says. */
export const Paid: Story = { ...at('paid'), name: 'paid' };

/** An account was issued. This is not paid. */
export const AwaitingDeposit: Story = { ...at('awaiting-deposit'), name: 'awaiting-deposit' };

/** Shown only on the server's verdict. */
export const Cancelled: Story = { ...at('cancelled'), name: 'cancelled' };

/** What happened, then the way on; never the raw text of a bank. */
export const Failed: Story = { ...at('failed'), name: 'failed' };

/** Not known yet. It never says failed, and never offers to pay again. */
export const Unconfirmed: Story = {
  ...at('unconfirmed'),
  name: 'unconfirmed',
  play: async ({ canvas, globals }) => {
    const label = labelsOf(globals);
    await see(canvas.getByRole('heading', { name: label('unconfirmedTitle') }));
    await expect(canvas.queryByText(label('failedTitle'))).toBeNull();
    await expect(canvas.getByRole('button', { name: label('unconfirmedAction') })).toBeEnabled();
  },
};

/** After eight seconds. */
export const PreparingSlow: Story = { name: 'preparing, slow', args: { status: 'preparing', slow: true } };

/** After ten seconds. */
export const VerifyingSlow: Story = { name: 'verifying, slow', args: { status: 'verifying', slow: true } };

/** A phone leaves the page, and the shopper is notified of that. */
export const ReadyMobile: Story = { name: 'ready, on a phone', args: { mobile: true } };

export const FailedDeclined: Story = { ...failure('declined'), name: 'failed: declined' };
export const FailedOverLimit: Story = { ...failure('over-limit'), name: 'failed: over-limit' };
export const FailedInsufficientBalance: Story = {
  ...failure('insufficient-balance'),
  name: 'failed: insufficient-balance',
};
export const FailedPopupBlocked: Story = { ...failure('popup-blocked'), name: 'failed: popup-blocked' };
export const FailedInAppBrowser: Story = { ...failure('in-app-browser'), name: 'failed: in-app-browser' };
export const FailedOrderNotLoaded: Story = { ...failure('order-not-loaded'), name: 'failed: order-not-loaded' };
export const FailedNotPrepared: Story = { ...failure('not-prepared'), name: 'failed: not-prepared' };
export const FailedOffline: Story = { ...failure('offline'), name: 'failed: offline' };
export const FailedAmountMismatch: Story = { ...failure('amount-mismatch'), name: 'failed: amount-mismatch' };
export const FailedAlreadyPaid: Story = { ...failure('already-paid'), name: 'failed: already-paid' };
export const FailedShopSetting: Story = { ...failure('shop-setting'), name: 'failed: shop-setting' };
export const FailedNotCharged: Story = { ...failure('not-charged'), name: 'failed: not-charged' };
export const FailedOther: Story = { ...failure('other'), name: 'failed: other' };

function at(status: Status): Story {
  return {
    args: { status },
    play: async ({ canvasElement }) => {
      await expect(canvasElement.querySelector('.kc-status')).toHaveAttribute('data-status', status);
    },
  };
}

function failure(code: PaymentFailureCode): Story {
  return {
    args: { status: 'failed', failure: code },
    play: async ({ canvas, globals }) => {
      const [sentence] = canvas.getAllByText(failureLabel({ code }, labelsOf(globals))).slice(-1);
      if (sentence) await see(sentence);
      // After these another payment could not help, so there is none to press.
      const retries = canvas.queryAllByRole('button').filter((button) => button.matches('.kc-pay-button'));
      await expect(retries).toHaveLength(isRetryable({ code }) ? 1 : 0);
    },
  };
}

function Foot({ status, failure: code, slow, mobile }: Args) {
  const language = useLanguage();
  const state = status === 'failed' ? failedIn(code, language) : stateIn(status, language);
  return <Standing state={state} slow={slow} mobile={mobile} />;
}
