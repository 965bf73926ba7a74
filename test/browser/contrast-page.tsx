import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { FormProvider, useForm } from 'react-hook-form';
import {
  BillingKeyForm,
  CardForm,
  CardIssuers,
  CashReceipt,
  CheckoutFields,
  type Coupon,
  CouponSelect,
  Escrow,
  Installments,
  type Merchant,
  type Order,
  PayArea,
  PayMethods,
  type PaymentFailureCode,
  type PaymentState,
  SavedCardPayment,
  type Selection,
  ShipmentForm,
  VirtualAccount,
} from '../../src/index.ts';
import { fakeCards, fakePayment, sampleMerchant, sampleOrder } from '../../src/testing.ts';
import { Page as Checkout } from './components-page.tsx';

const COUPONS: Coupon[] = [
  { id: 'small', label: '5,000원 할인', discount: 5_000 },
  { id: 'big', label: '단골 20,000원 할인', discount: 20_000, minimum: 60_000 },
];
const CARD = { cardName: '국민카드', cardNumber: '9410-****-****-9010' };
const NOW = Math.floor(Date.now() / 1000);
const order = sampleOrder();
const { merchantUid } = order;

function awaiting(left: number): Extract<PaymentState, { status: 'awaiting-deposit' }> {
  const account = { bankName: '국민은행', number: '9400-1234-567890', holder: '솔밭상점', dueAt: NOW + left };
  return { status: 'awaiting-deposit', merchantUid, impUid: 'imp_1', amount: 64_900, account };
}

function failed(code: PaymentFailureCode): PaymentState {
  return { status: 'failed', merchantUid, failure: { code }, next: order };
}

const STATES: readonly PaymentState[] = [
  { status: 'preparing' },
  { status: 'ready', order },
  { status: 'paying', order },
  { status: 'verifying', merchantUid },
  {
    ...{ status: 'paid', merchantUid, impUid: 'imp_1', amount: 64_900, paidAt: NOW, payMethod: 'card' },
    ...{ cardName: '국민카드', installment: 3, receiptUrl: 'https://receipt.example/1' },
  } as const,
  awaiting(86_400),
  { status: 'cancelled', merchantUid, next: order },
  failed('over-limit'),
  failed('popup-blocked'),
  failed('offline'),
  { status: 'unconfirmed', merchantUid },
];

interface StandingProps {
  state?: PaymentState | undefined;
  selection?: Selection | undefined;
  of?: Order | undefined;
  merchant?: Partial<Merchant> | undefined;
  children: ReactNode;
}

function Standing({ state = { status: 'ready', order }, selection, of = order, merchant, children }: StandingProps) {
  const card: Selection = { payMethod: 'card', cardIssuer: '381', installment: 3, escrow: false };
  const form = useForm({ defaultValues: { payment: selection ?? card } });
  return (
    <FormProvider {...form}>
      <form onSubmit={(event) => event.preventDefault()}>
        <CheckoutFields
          name="payment"
          merchant={sampleMerchant(merchant)}
          order={of}
          payment={fakePayment(state, { slow: true, order: of })}
        >
          {children}
        </CheckoutFields>
      </form>
    </FormProvider>
  );
}

/** Every part in every state that needs no hand: what a hand does, the test does. */
function Parts() {
  const nothing = () => {};
  const { issue, pay, verify, act } = fakeCards();
  const details = [<CardIssuers key="issuers" />, <Installments key="months" />, <CashReceipt key="receipt" />];
  return (
    <>
      <Checkout />
      <Standing merchant={{ cardQuota: [] }}>
        <PayMethods unavailable={{ applepay: 'device', samsung: 'shop' }}>{details}</PayMethods>
      </Standing>
      <Standing selection={{ payMethod: 'vbank', cashReceipt: true, escrow: true }}>
        <PayMethods>
          {details}
          <Escrow />
        </PayMethods>
      </Standing>
      <Standing selection={{ payMethod: 'trans', escrow: false }}>
        <PayMethods>
          {details}
          <Escrow />
        </PayMethods>
      </Standing>
      {STATES.map((state) => (
        <Standing key={JSON.stringify(state)} state={state}>
          <PayArea orderHref="#order" />
        </Standing>
      ))}
      <VirtualAccount state={awaiting(1800)} />
      <VirtualAccount state={awaiting(-60)} onOrderAgain={nothing} />
      <CouponSelect coupons={[]} value={null} onChange={nothing} />
      <CouponSelect coupons={COUPONS} value="small" onChange={nothing} />
      <CardForm amount={64_900} cardQuota={[2, 3]} onCard={nothing} />
      <section className="wrong">
        <CardForm amount={44_900} cardQuota={[2, 3]} onCard={nothing} />
      </section>
      <BillingKeyForm customerUid="card-1" issue={issue} />
      <SavedCardPayment
        {...{ customerUid: 'card-1', card: CARD, pay, verify, remove: act, order, cardQuota: [2, 3] }}
      />
      <section className="wrong">
        <ShipmentForm impUid="imp_1" save={act} />
      </section>
    </>
  );
}

const root = document.getElementById('parts');
if (root) createRoot(root).render(<Parts />);
