// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest';
import { render } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { SavedCardPayment } from '../../src/components/cards/saved-card-payment.tsx';
import { KiwoomCheckout } from '../../src/components/checkout/kiwoom-checkout.tsx';
import { PaymentStatus } from '../../src/components/result/payment-status.tsx';
import { VirtualAccount } from '../../src/components/result/virtual-account.tsx';
import type { PaymentState } from '../../src/payment/machine/payment-state.ts';
import { fakeCards } from '../../src/testing/fake-cards.ts';
import { fakePayment } from '../../src/testing/fake-payment.ts';
import { fakePortOne } from '../../src/testing/fake-portone.ts';
import { fakeVerify } from '../../src/testing/fake-verify.ts';
import { sampleMerchant, sampleOrder } from '../../src/testing/samples.ts';

const MARKUP = `<img src="x" onerror="alert(1)"><script>alert(2)</script>`;
const HOSTILE = `"'>${MARKUP}`;

const order = sampleOrder({
  name: '의자',
  items: [{ name: HOSTILE, amount: 64_900 }],
  lines: [{ label: HOSTILE, amount: 0 }],
  buyer: { name: HOSTILE },
});
const ids = { merchantUid: HOSTILE, impUid: HOSTILE };

const statusOf = (state: PaymentState) => <PaymentStatus payment={fakePayment(state)} />;

/** Each place in which text of a shop, a shopper, PortOne or a PG is shown. */
const PLACES: [string, React.ReactElement][] = [
  [
    'the order',
    <KiwoomCheckout key="1" merchant={sampleMerchant()} order={order} sdk={fakePortOne()} verify={fakeVerify()} />,
  ],
  [
    'the words of a PG',
    statusOf({
      status: 'failed',
      merchantUid: HOSTILE,
      failure: { code: 'other', raw: { code: HOSTILE, message: HOSTILE } },
      next: null,
    }),
  ],
  [
    'a receipt',
    statusOf({
      status: 'paid',
      ...ids,
      amount: 1,
      paidAt: 1,
      payMethod: 'card',
      cardName: HOSTILE,
      bankName: HOSTILE,
      installment: 0,
      receiptUrl: `https://receipt.example/${HOSTILE}`,
    }),
  ],
  ['the number of an order without a verdict', statusOf({ status: 'unconfirmed', ...ids })],
  [
    'an account',
    <VirtualAccount
      key="2"
      state={{
        status: 'awaiting-deposit',
        ...ids,
        amount: 1,
        account: { bankName: HOSTILE, number: HOSTILE, holder: HOSTILE, dueAt: 1_900_000_000 },
      }}
    />,
  ],
  [
    'a saved card',
    <SavedCardPayment
      key="3"
      order={order}
      orderId="1"
      customerUid="c"
      card={{ cardName: HOSTILE, cardNumber: HOSTILE }}
      pay={fakeCards().pay}
      verify={fakeVerify()}
    />,
  ],
];

describe('markup in a name or a message', () => {
  it.each(PLACES)('is text in %s', (_name, part) => {
    const { container } = render(part);
    expect(container.querySelector('img, script, [onerror]')).toBeNull();
    expect(renderToString(part)).not.toContain('<img src="x"');
    expect(renderToString(part)).not.toContain('<script>alert');
  });

  it('is shown where it is text', () => {
    const { container } = render(PLACES.map(([name, part]) => <div key={name}>{part}</div>));
    expect(container.textContent?.split('onerror').length).toBeGreaterThan(5);
  });
});
