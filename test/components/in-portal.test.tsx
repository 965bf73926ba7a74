// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useForm } from 'react-hook-form';
import { beforeEach, expect, it, vi } from 'vitest';
import { BillingKeyForm } from '../../src/components/cards/billing-key-form.tsx';
import { CardForm } from '../../src/components/cards/card-form.tsx';
import { CardPayment } from '../../src/components/cards/card-payment.tsx';
import { SavedCardPayment } from '../../src/components/cards/saved-card-payment.tsx';
import { KiwoomCheckout } from '../../src/components/checkout/kiwoom-checkout.tsx';
import { ShipmentForm } from '../../src/components/shipment/shipment-form.tsx';
import { fakeCards } from '../../src/testing/fake-cards.ts';
import { fakePortOne } from '../../src/testing/fake-portone.ts';
import { fakeVerify } from '../../src/testing/fake-verify.ts';
import { sampleMerchant, sampleOrder } from '../../src/testing/samples.ts';

// A modal inside the shop's own form: elsewhere in the document, and yet below that form for React.

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
});

const cards = fakeCards();
const order = sampleOrder();
const charge = { order, pay: cards.pay, verify: cards.verify };

const FORMS: [string, () => ReactNode][] = [
  [
    'KiwoomCheckout',
    () => <KiwoomCheckout merchant={sampleMerchant()} sdk={fakePortOne()} verify={fakeVerify()} order={order} />,
  ],
  ['CardForm', () => <CardForm onCard={() => {}} />],
  ['CardPayment', () => <CardPayment {...charge} />],
  [
    'SavedCardPayment',
    () => <SavedCardPayment {...charge} customerUid="7" card={{ cardName: '국민카드', cardNumber: null }} />,
  ],
  ['BillingKeyForm', () => <BillingKeyForm customerUid="7" issue={cards.issue} />],
  ['ShipmentForm', () => <ShipmentForm impUid="imp_1" save={cards.act} />],
];

function renderIn(part: () => ReactNode) {
  const outer = { onValid: vi.fn(), onInvalid: vi.fn(), onReset: vi.fn() };
  function Shop() {
    const form = useForm<{ address: string }>({ defaultValues: { address: '서울' } });
    return (
      <form aria-label="shop" onSubmit={form.handleSubmit(outer.onValid, outer.onInvalid)} onReset={outer.onReset}>
        <input aria-label="address" {...form.register('address', { required: true })} />
        {createPortal(<section aria-label="modal">{part()}</section>, document.body)}
      </form>
    );
  }
  render(<Shop />);
  const own = screen.getByRole('region', { name: 'modal' }).querySelector('form');
  if (!own) throw new Error('There is no form in the modal.');
  return { outer, own };
}

it.each(FORMS)('%s in a portal: the shop’s form is neither submitted nor reset with it', async (_name, part) => {
  const { outer, own } = renderIn(part);
  await waitFor(() => expect(own.dataset['status']).not.toBe('preparing'));
  own.requestSubmit();
  fireEvent.reset(own);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect([outer.onValid.mock.calls, outer.onInvalid.mock.calls, outer.onReset.mock.calls]).toEqual([[], [], []]);
});

it('the shop’s form still works beside it, and Enter in its field pays nothing', async () => {
  const sdk = fakePortOne();
  const { outer } = renderIn(() => (
    <KiwoomCheckout merchant={sampleMerchant()} sdk={sdk} verify={fakeVerify()} order={order} />
  ));
  await userEvent.type(screen.getByLabelText('address'), '{Enter}');
  fireEvent.submit(screen.getByRole('form', { name: 'shop' }));
  await waitFor(() => expect(outer.onValid).toHaveBeenCalled());
  expect(sdk.requests).toEqual([]);
});
