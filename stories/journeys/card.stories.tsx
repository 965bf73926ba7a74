import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, waitFor } from 'storybook/test';
import { type Coupon, CouponSelect, KiwoomCheckout } from '../../src/index.ts';
import { NO_CONTROLS } from '../support/controls.ts';
import { couponsIn, orderWithCoupon } from '../support/goods.ts';
import { see } from '../support/see.ts';
import { KB_3 } from '../support/shop.tsx';
import { useLanguage } from '../support/story-language.tsx';
import { type PageProps, ShopPage, shopper, type World, world } from './journey.tsx';

const meta = {
  title: 'Journeys/Card',
  component: KiwoomCheckout as never,
  tags: ['!autodocs', 'journey'],
  parameters: { canvas: { widest: 1020 }, ...NO_CONTROLS },
} satisfies Meta<PageProps>;

export default meta;
type Story = StoryObj<PageProps>;

/** KB card, three months: the request carries both, and the receipt repeats them. */
export const PaidOverThreeMonths: Story = {
  name: 'Paid over three months',
  loaders: [() => world()],
  render: (_args, { loaded }) => <ShopPage world={loaded['world'] as World} number="journey-months" />,
  play: async (context) => {
    const { canvas, userEvent, step } = context;
    const { fake, label, won, clicks, seesTitle } = shopper(context);
    await step('Choose the issuer and three months', async () => {
      await userEvent.selectOptions(canvas.getByRole('combobox', { name: label('cardIssuerLabel') }), '381');
      const months = canvas.getByRole('combobox', { name: label('installmentLabel') });
      await waitFor(() => expect(months).toBeEnabled());
      await userEvent.selectOptions(months, '3');
      await see(canvas.findByText(label('choiceLineMonthlyAbout', { amount: won(21_633) })));
    });
    await step('Pay', () => clicks(label('payButton', { amount: won(64_900) })));
    await step('Read the receipt', async () => {
      await expect(await seesTitle(label('paidTitle'))).toHaveFocus();
      await see(canvas.getByText(won(64_900)));
      await see(canvas.getByText(new RegExp(label('installmentMonths', { n: 3 }))));
      await expect(fake.requests).toHaveLength(1);
      await expect(fake.requests[0]).toMatchObject({
        merchant_uid: 'journey-months-1',
        amount: 64_900,
        card: { direct: { code: '381', quota: 3 } },
      });
    });
  },
};

/** 49,900 won: the picker is disabled and says why, and only a lump sum is requested. */
export const BelowTheMinimum: Story = {
  name: 'Below 50,000 won',
  loaders: [() => world()],
  render: (_args, { loaded }) => <ShopPage world={loaded['world'] as World} number="journey-below" amount={49_900} />,
  play: async (context) => {
    const { canvas } = context;
    const { fake, label, won, clicks, seesTitle } = shopper(context);
    const months = canvas.getByRole('combobox', { name: label('installmentLabel') });
    await waitFor(() => expect(months).toHaveAccessibleDescription(label('errorInstallmentBelowMinimum')));
    await expect(months).toBeDisabled();
    await expect(months).toHaveDisplayValue(label('installmentOptionLump'));
    await clicks(label('payButton', { amount: won(49_900) }));
    await seesTitle(label('paidTitle'));
    await expect(fake.requests[0]?.display).toEqual({ card_quota: [] });
  },
};

/** Six months were chosen, then a coupon brings the total below 50,000 won. */
export const CouponEndsInstallments: Story = {
  name: 'A coupon ends the installments',
  loaders: [() => world()],
  render: (_args, { loaded }) => <WithCoupons world={loaded['world'] as World} />,
  play: async (context) => {
    const { canvas, userEvent, step } = context;
    const { fake, label, won, clicks, seesTitle } = shopper(context);
    const months = canvas.getByRole('combobox', { name: label('installmentLabel') });
    await step('Choose six months', async () => {
      await waitFor(() => expect(months).toBeEnabled());
      await userEvent.selectOptions(months, '6');
      await expect(months).toHaveValue('6');
    });
    await step('Use a coupon of 20,000 won', async () => {
      await userEvent.selectOptions(canvas.getByRole('combobox', { name: label('couponLabel') }), 'regular');
      await see(canvas.findByText(label('announceInstallment', { amount: won(49_900) })));
      await expect(months).toHaveValue('0');
      await expect(months).toBeDisabled();
    });
    await step('Pay the new total in full', async () => {
      await clicks(label('payButton', { amount: won(49_900) }));
      await seesTitle(label('paidTitle'));
      await expect(fake.requests[0]).toMatchObject({ amount: 49_900, card: { direct: { code: '381', quota: 0 } } });
    });
  },
};

/** Three clicks before anything else can run are one payment. */
export const ThreeClicks: Story = {
  name: 'Three clicks in one tick',
  loaders: [() => world()],
  render: (_args, { loaded }) => <ShopPage world={loaded['world'] as World} number="journey-clicks" />,
  play: async (context) => {
    const { canvas } = context;
    const { fake, label, won, seesTitle } = shopper(context);
    const button = await canvas.findByRole('button', { name: label('payButton', { amount: won(64_900) }) });
    for (let click = 0; click < 3; click += 1) button.click();
    await seesTitle(label('paidTitle'));
    await expect(fake.requests).toHaveLength(1);
    await expect(fake.inits).toHaveLength(1);
  },
};

/** The issuer declines, and the second try is another attempt with a number of its own. */
export const DeclinedThenPaid: Story = {
  name: 'Declined, then paid',
  loaders: [() => world('decline')],
  render: (_args, { loaded }) => (
    <ShopPage world={loaded['world'] as World} number="journey-declined" defaultSelection={KB_3} />
  ),
  play: async (context) => {
    const { canvas, userEvent, step } = context;
    const { fake, label, won, clicks, chooses, seesTitle } = shopper(context);
    await step('The card is declined', async () => {
      await clicks(label('payButton', { amount: won(64_900) }));
      await expect(await seesTitle(label('failedTitle'))).toHaveFocus();
      await see(canvas.getByText(label('failureDeclined')));
      await expect(canvas.queryByText(/8001/)).toBeNull();
    });
    await step('Choose another method', async () => {
      await clicks(label('failedAction'));
      await expect(canvas.getByRole('radio', { name: label('methodCard') })).toHaveFocus();
      await chooses(label('methodNaverpay'));
    });
    await step('Pay', async () => {
      fake.setOutcome('approve');
      await userEvent.click(
        await canvas.findByRole('button', { name: label('failedButton', { amount: won(64_900) }) }),
      );
      await seesTitle(label('paidTitle'));
    });
    await expect(fake.requests.map((request) => request.merchant_uid)).toEqual([
      'journey-declined-1',
      'journey-declined-2',
    ]);
  },
};

/** Paid, although the callback of the SDK says otherwise: only the server's verdict counts. */
export const CallbackLies: Story = {
  name: 'The callback says failed, the server paid',
  loaders: [() => world('success-flag-lies')],
  render: (_args, { loaded }) => <ShopPage world={loaded['world'] as World} number="journey-lies" />,
  play: async (context) => {
    const { canvas } = context;
    const { label, won, clicks, seesTitle } = shopper(context);
    await clicks(label('payButton', { amount: won(64_900) }));
    await seesTitle(label('paidTitle'));
    await expect(canvas.queryByText(label('failedTitle'))).toBeNull();
  },
};

function WithCoupons({ world }: { world: World }) {
  const language = useLanguage();
  const [coupon, setCoupon] = useState<Coupon | undefined>();
  const coupons = couponsIn(language);
  return (
    <ShopPage
      world={world}
      number="journey-coupon"
      order={(attempt) => orderWithCoupon(language, coupon, { merchantUid: `journey-coupon-${coupon?.id}-${attempt}` })}
      orderVersion={coupon?.id}
      defaultSelection={KB_3}
      summary={
        <CouponSelect
          coupons={coupons}
          value={coupon?.id ?? null}
          onChange={(id) => setCoupon(coupons.find((one) => one.id === id))}
          amount={69_900}
        />
      }
    />
  );
}
