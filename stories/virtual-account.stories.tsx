import type { ArgTypes, Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { PaidReceipt, VirtualAccount, type VirtualAccountProps } from '../src/index.ts';
import { FAKE_NOW } from '../src/testing/fake-records.ts';
import { VirtualAccountStates } from './states/after.tsx';
import { withClipboard } from './support/clipboard.ts';
import { STORY_DUE, startStoryClock } from './support/clock.ts';
import { LABELS, NO_CONTROLS, only } from './support/controls.ts';
import { SIDE_BY_SIDE } from './support/grid.tsx';
import { see } from './support/see.ts';
import { awaitingIn, paidIn } from './support/states.ts';
import { labelsOf, useLanguage } from './support/story-language.tsx';

interface Args extends Pick<VirtualAccountProps, 'labels'> {
  left: number;
}

const CONTROLS = {
  left: { control: { type: 'number', step: 60 }, description: 'Seconds until the deadline' },
  labels: LABELS,
} satisfies Partial<ArgTypes<Args>>;

const meta = {
  title: 'After/VirtualAccount',
  component: VirtualAccount as never,
  parameters: { canvas: { widest: 420 }, ...only(CONTROLS) },
  args: { left: STORY_DUE - FAKE_NOW, labels: {} },
  argTypes: CONTROLS,
  beforeEach: startStoryClock,
  render: (args) => <Account {...args} />,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** The deadline by Korea's clock first; the time left helps. */
export const Waiting: Story = {
  play: async ({ canvas, globals }) => {
    await see(canvas.findByText(labelsOf(globals)('awaitingDepositTitle')));
    await see(canvas.getByText(globals['locale'] === 'en' ? /23:59 KST, Fri 4 Dec/ : /12월 4일\(금\) 23:59/));
  },
};

/** Every state side by side. */
export const All: Story = { name: 'All states', parameters: SIDE_BY_SIDE, render: () => <VirtualAccountStates /> };

export const UnderOneHour: Story = {
  name: 'Under one hour',
  args: { left: 41 * 60 + 30 },
  play: async ({ canvas, globals }) => {
    await see(canvas.findByText(labelsOf(globals)('accountTitleSoon')));
  },
};

/** The shopper should no longer deposit to it. */
export const Expired: Story = {
  args: { left: -60 },
  play: async ({ canvas, globals }) => {
    const label = labelsOf(globals);
    await see(canvas.findByText(label('accountTitleExpired')));
    await expect(canvas.queryByRole('button', { name: label('accountCopyButton') })).toBeNull();
    await see(canvas.getByRole('button', { name: label('accountButtonExpired') }));
  },
};

const copied: string[] = [];

/** Without its dashes, which banking apps would cut off. The button confirms it for two seconds. */
export const Copied: Story = {
  tags: ['!autodocs'],
  beforeEach: () => {
    copied.length = 0;
    return withClipboard(async (text) => {
      copied.push(text);
    });
  },
  play: async ({ canvas, userEvent, globals }) => {
    const label = labelsOf(globals);
    await userEvent.click(canvas.getByRole('button', { name: label('accountCopyButton') }));
    await see(canvas.findByRole('button', { name: label('accountCopyButtonCopied') }));
    await expect(copied).toEqual(['94001234567890']);
  },
};

/** The browser does not let the page copy. */
export const CopyFailed: Story = {
  tags: ['!autodocs'],
  name: 'Copy failed',
  beforeEach: () => {
    const { execCommand } = document;
    document.execCommand = () => false;
    const restore = withClipboard(() => Promise.reject(new Error('no permission')));
    return () => {
      restore();
      document.execCommand = execCommand;
    };
  },
  play: async ({ canvas, userEvent, globals }) => {
    const label = labelsOf(globals);
    await userEvent.click(canvas.getByRole('button', { name: label('accountCopyButton') }));
    await see(canvas.findByText(label('errorCopy')));
  },
};

/** The deposit arrived. */
export const Paid: Story = {
  parameters: NO_CONTROLS,
  render: function Paid() {
    const language = useLanguage();
    const bankName = language === 'ko' ? '국민은행' : 'KB Kookmin Bank';
    return <PaidReceipt state={paidIn(language, { payMethod: 'vbank', bankName })} orderHref="#order" />;
  },
};

function Account({ left, labels }: Args) {
  const language = useLanguage();
  return <VirtualAccount state={awaitingIn(language, left)} onOrderAgain={() => {}} {...{ labels }} />;
}
