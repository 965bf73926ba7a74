import type { ArgTypes, Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { PaymentReturn, type PaymentReturnProps, type Verdict } from '../src/index.ts';
import { PaymentReturnStates } from './states/paying.tsx';
import { startStoryClock } from './support/clock.ts';
import { LABELS, ORDER_HREF, only, RETRY_HREF } from './support/controls.ts';
import { SIDE_BY_SIDE } from './support/grid.tsx';
import { see } from './support/see.ts';
import { awaitingIn, paidIn } from './support/states.ts';
import { labelsOf, useLanguage } from './support/story-language.tsx';

type Args = Pick<PaymentReturnProps, 'labels' | 'orderHref' | 'retryHref'>;

const CONTROLS = { orderHref: ORDER_HREF, retryHref: RETRY_HREF, labels: LABELS } satisfies Partial<ArgTypes<Args>>;

const meta = {
  title: 'After/PaymentReturn',
  component: PaymentReturn as never,
  parameters: { canvas: { widest: 420 }, ...only(CONTROLS) },
  args: { orderHref: '#order', retryHref: '#checkout', labels: {} },
  argTypes: CONTROLS,
  beforeEach: startStoryClock,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

const NUMBER = '20261201-0042';

/** The server has not answered yet. */
export const Verifying: Story = { name: 'verifying', render: (args) => <Returned {...args} verify={silence} /> };

/** Every state side by side. */
export const All: Story = { name: 'All states', parameters: SIDE_BY_SIDE, render: () => <PaymentReturnStates /> };

/** A phone comes back with its payment in the address; the address is cleaned, and the server says what happened. */
export const Paid: Story = {
  tags: ['!autodocs'],
  name: 'paid, from the address',
  beforeEach: () => {
    const address = new URL(location.href);
    address.searchParams.set('imp_uid', 'imp_420420420420');
    address.searchParams.set('merchant_uid', NUMBER);
    address.searchParams.set('imp_success', 'true');
    history.replaceState(history.state, '', address);
  },
  render: function Paid(args) {
    const language = useLanguage();
    return <Returned {...args} merchantUid={undefined} verify={async () => paidIn(language)} />;
  },
  play: async ({ canvas, globals }) => {
    await expect(await canvas.findByRole('heading', { name: labelsOf(globals)('paidTitle') })).toHaveFocus();
    await expect(location.href).not.toMatch(/imp_uid|imp_success/);
  },
};

export const AwaitingDeposit: Story = {
  tags: ['!autodocs'],
  name: 'awaiting-deposit',
  render: function AwaitingDeposit(args) {
    const language = useLanguage();
    return <Returned {...args} verify={async () => awaitingIn(language)} />;
  },
};

/** The list is on another page: the way on leads there. */
export const Cancelled: Story = {
  tags: ['!autodocs'],
  name: 'cancelled',
  render: (args) => <Returned {...args} verify={async () => ({ status: 'cancelled', merchantUid: NUMBER })} />,
  play: async ({ canvas, globals }) => {
    await see(canvas.findByRole('heading', { name: labelsOf(globals)('cancelledTitle') }));
  },
};

export const Failed: Story = {
  tags: ['!autodocs'],
  name: 'failed',
  render: (args) => (
    <Returned
      {...args}
      verify={async () => ({ status: 'failed', merchantUid: NUMBER, failure: { code: 'declined' } })}
    />
  ),
  play: async ({ canvas, globals }) => {
    const label = labelsOf(globals);
    await expect(await canvas.findByRole('link', { name: label('failedAction') })).toHaveAttribute('href', '#checkout');
  },
};

/** The server cannot be reached. */
export const Unconfirmed: Story = {
  tags: ['!autodocs'],
  name: 'unconfirmed',
  render: (args) => <Returned {...args} verify={() => Promise.reject(new Error('The server is away.'))} />,
  play: async ({ canvas, globals }) => {
    const label = labelsOf(globals);
    const title = await canvas.findByRole('heading', { name: label('unconfirmedTitle') }, { timeout: 6_000 });
    await waitFor(() => expect(title).toHaveFocus());
  },
};

/** A visitor opened the address without having paid. */
export const Nothing: Story = {
  name: 'opened without a payment',
  render: (args) => <Returned {...args} merchantUid={undefined} verify={silence} />,
  play: async ({ canvas, globals }) => {
    await see(canvas.findByText(labelsOf(globals)('paymentReturnTitleEmpty')));
  },
};

function Returned(props: Args & Pick<PaymentReturnProps, 'verify' | 'merchantUid'>) {
  return <PaymentReturn merchantUid={NUMBER} {...props} />;
}

function silence(): Promise<Verdict> {
  return new Promise(() => {});
}
