import type { ArgTypes, Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import { CardForm, type CardFormProps } from '../src/index.ts';
import { CardFormStates } from './states/cards.tsx';
import { startStoryClock } from './support/clock.ts';
import { CARD_FIELDS, CARD_QUOTA, COLOR_SCHEME, LABELS, only } from './support/controls.ts';
import { SIDE_BY_SIDE } from './support/grid.tsx';
import { see } from './support/see.ts';
import { labelsOf } from './support/story-language.tsx';
import { typeCard } from './support/typing.ts';

const CONTROLS = {
  amount: {
    control: { type: 'number', step: 100 },
    description: 'Won. With it the form offers installments, and the button names it',
  },
  cardQuota: CARD_QUOTA,
  fields: CARD_FIELDS,
  locked: { control: 'boolean', description: 'A payment is under way: nothing can be typed or sent' },
  labels: LABELS,
  colorScheme: COLOR_SCHEME,
} satisfies Partial<ArgTypes<CardFormProps>>;

const meta = {
  title: 'Without a window/CardForm',
  component: CardForm as never,
  parameters: { canvas: { widest: 380 }, ...only(CONTROLS) },
  args: { amount: 64_900, cardQuota: [2, 3, 4, 5, 6], fields: {}, locked: false, labels: {}, onCard: fn() },
  argTypes: CONTROLS,
  beforeEach: startStoryClock,
  render: function Form(args) {
    return <CardForm {...args} />;
  },
} satisfies Meta<CardFormProps>;

export default meta;
type Story = StoryObj<CardFormProps>;

export const Empty: Story = { name: 'empty' };

/** Every state side by side. */
export const All: Story = { name: 'All states', parameters: SIDE_BY_SIDE, render: () => <CardFormStates /> };

/** Digits are grouped automatically while they are typed. */
export const Filled: Story = {
  tags: ['!autodocs'],
  name: 'filled',
  play: async ({ canvas, userEvent, globals }) => {
    const label = labelsOf(globals);
    await typeCard(canvas, userEvent, label);
    await expect(canvas.getByLabelText(label('cardFormNumber'))).toHaveValue('9410 1234 5678 9010');
    await expect(canvas.getByLabelText(label('cardFormExpiry'))).toHaveValue('08 / 29');
  },
};

/** Every field says what to correct, and the first one has the focus. */
export const Errors: Story = {
  tags: ['!autodocs'],
  name: 'error',
  play: async ({ canvas, userEvent, globals }) => {
    const label = labelsOf(globals);
    await userEvent.type(canvas.getByLabelText(label('cardFormNumber')), '94101234567890');
    await userEvent.type(canvas.getByLabelText(label('cardFormExpiry')), '0824');
    await userEvent.type(canvas.getByLabelText(label('cardFormPwd2Digit')), '1');
    await userEvent.type(canvas.getByLabelText(label('cardFormBirth')), '9002');
    await userEvent.click(canvas.getByRole('button'));
    await see(canvas.findByText(label('errorNumber')));
    await see(canvas.findByText(label('errorCardExpired')));
    await see(canvas.findByText(label('errorPwd2Digit')));
    await see(canvas.findByText(label('errorBirth')));
    await expect(canvas.getByLabelText(label('cardFormNumber'))).toHaveFocus();
  },
};

/** A business card requires its business number. */
export const Business: Story = {
  tags: ['!autodocs'],
  name: 'business',
  play: async ({ canvas, userEvent, globals }) => {
    const label = labelsOf(globals);
    await userEvent.click(canvas.getByLabelText(label('cardFormKindBusiness')));
    await userEvent.type(canvas.getByLabelText(label('cardFormBirthBusiness')), '1234567890');
    await expect(canvas.getByLabelText(label('cardFormBirthBusiness'))).toHaveValue('123-45-67890');
  },
};

/** A contract that asks for number and expiry alone. */
export const FewFields: Story = {
  name: 'number and expiry alone',
  args: { fields: { birth: false, pwd2Digit: false } },
  play: async ({ canvas, globals }) => {
    await expect(canvas.queryByLabelText(labelsOf(globals)('cardFormPwd2Digit'))).toBeNull();
  },
};

export const Below50000: Story = {
  name: 'below 50,000 won',
  args: { amount: 49_900 },
  play: async ({ canvas, globals }) => {
    await see(canvas.getByText(labelsOf(globals)('errorInstallmentBelowMinimum')));
  },
};

/** The fields are cleared before the card is passed to `onCard`. */
export const HandedOver: Story = {
  tags: ['!autodocs'],
  name: 'passed to onCard',
  args: { onCard: () => new Promise(() => {}) },
  play: async ({ canvas, userEvent, globals }) => {
    const label = labelsOf(globals);
    await typeCard(canvas, userEvent, label);
    await userEvent.click(canvas.getByRole('button'));
    await waitFor(() => expect(canvas.getByLabelText(label('cardFormNumber'))).toHaveValue(''));
    await waitFor(() => expect(canvas.getByRole('button')).toHaveAttribute('aria-disabled', 'true'));
  },
};
