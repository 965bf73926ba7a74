import react from '@vitejs/plugin-react';
import {
  CardIssuers,
  CashReceipt,
  CheckoutFields,
  CheckoutRoot,
  Escrow,
  Installments,
  KiwoomCheckout,
  OrderSummary,
  PayButton,
  PayMethods,
  PaymentReturn,
  PaymentStatus,
  type Selection,
  usePayment,
  usePaymentReturn,
} from 'kiwoom-checkout';
import {
  cashReceiptFlag,
  defaultSelection,
  installmentOptions,
  type Order,
  offeredPayMethods,
  type Verdict,
} from 'kiwoom-checkout/core';
import { kiwoomSandbox } from 'kiwoom-checkout/sandbox';
import {
  createCheckoutHandlers,
  createPortOne,
  POSTGRES_MIGRATION,
  postgresLedger,
  type ShipmentInput,
} from 'kiwoom-checkout/server';
import { withKiwoomSandbox } from 'kiwoom-checkout/storybook';
import { fakePortOne, fakeVerify } from 'kiwoom-checkout/testing';
import type { Pool } from 'pg';
import type { ReactNode } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import type { UserConfig } from 'vite';
import { describe, expectTypeOf, it } from 'vitest';

// What a shop writes, as its documentation shows it: all of this has to compile as it stands.

declare const newAttempt: (attempt: number) => Promise<Order>;
declare const askShop: (merchantUid: string, impUid: string | undefined) => Promise<Verdict>;
declare const goTo: (path: string) => void;
declare const ShopMark: () => ReactNode;
declare const Terms: (props: { required?: boolean }) => ReactNode;
declare const pool: Pool;

const merchant = {
  userCode: 'imp00000000',
  channelKey: 'channel-key-1',
  digital: false,
  cardQuota: [2, 3, 6],
  redirectUrl: '/pay/done',
} as const;
const order = { merchantUid: 'order-7-1', name: '참나무 책상', amount: 189_000 };

describe('a page', () => {
  it('pays a constant order, or one for each attempt', () => {
    const page = (
      <>
        <KiwoomCheckout
          merchant={merchant}
          order={{ ...order, buyer: { name: '홍길동', email: 'hong@example.com', tel: '010-1234-5678' } }}
          endpoint="/api/payments"
          onSettled={(state) => {
            if (state.status === 'paid') goTo(`/orders/${state.merchantUid}`);
          }}
        />
        <KiwoomCheckout
          merchant={merchant}
          orderId="7"
          order={(attempt) => newAttempt(attempt)}
          verify={async ({ merchantUid, impUid }) => askShop(merchantUid, impUid)}
        />
        <PaymentReturn endpoint="/api/payments" retryHref="/checkout/7" onSettled={() => goTo('/orders/7')} />
      </>
    );
    expectTypeOf(page).toExtend<ReactNode>();
  });

  it('is put together by hand', () => {
    const page = (
      <CheckoutRoot
        merchant={merchant}
        order={order}
        endpoint="/api/payments"
        labels={{ payButton: ({ amount }) => `${amount} 주문` }}
      >
        <OrderSummary />
        <PayMethods icons={{ kakaopay: <ShopMark /> }} />
        <CardIssuers />
        <Installments />
        <CashReceipt />
        <Escrow />
        <Terms required />
        <PayButton />
        <PaymentStatus />
      </CheckoutRoot>
    );
    expectTypeOf(page).toExtend<ReactNode>();
  });

  it('stands inside a form of the shop', () => {
    function Page() {
      const form = useForm<{ address: string; payment: Selection }>({
        defaultValues: { address: '', payment: defaultSelection(merchant) },
      });
      const payment = usePayment({ merchant, order, endpoint: '/api/payments' });
      return (
        <FormProvider {...form}>
          <form onSubmit={form.handleSubmit(({ payment: selection }) => payment.pay(selection))}>
            <CheckoutFields name="payment" merchant={merchant} order={order} />
            <PayButton payment={payment} />
          </form>
        </FormProvider>
      );
    }
    expectTypeOf(Page).returns.toExtend<ReactNode>();
    expectTypeOf(offeredPayMethods(merchant)).toExtend<readonly string[]>();
  });

  it('has no screen of ours', () => {
    function Page() {
      const { state, pay, reset } = usePayment({ merchant, order, endpoint: '/api/payments' });
      const returned = usePaymentReturn({ endpoint: '/api/payments' });
      if (returned.state.status === 'cancelled') reset();
      return (
        <button
          type="button"
          disabled={state.status !== 'ready'}
          onClick={() => pay({ payMethod: 'card', installment: 3 })}
        >
          결제
        </button>
      );
    }
    expectTypeOf(Page).returns.toExtend<ReactNode>();
  });

  it('needs no keys in a test, in development or in Storybook', () => {
    const page = (
      <KiwoomCheckout
        merchant={merchant}
        order={order}
        sdk={fakePortOne({ outcome: 'decline' })}
        verify={fakeVerify()}
      />
    );
    expectTypeOf(page).toExtend<ReactNode>();
    expectTypeOf({ plugins: [react(), kiwoomSandbox()] }).toExtend<UserConfig>();
    expectTypeOf({ decorators: [withKiwoomSandbox] }.decorators).toExtend<unknown[]>();
  });
});

describe('the rules alone', () => {
  it('take plain values', () => {
    expectTypeOf(installmentOptions({ amount: order.amount, cardQuota: [3] })).toExtend<
      readonly { months: number }[]
    >();
    expectTypeOf(cashReceiptFlag('vbank', true)).toEqualTypeOf<0 | 1>();
  });
});

describe('a server', () => {
  it('answers for the orders it knows', () => {
    const portOne = createPortOne({ apiKey: 'key', apiSecret: 'secret', environment: 'production' });
    const payments = createCheckoutHandlers({
      basePath: '/api/payments',
      portOne,
      ledger: postgresLedger((text, params) => pool.query(text, params)),
      orders: {
        find: async (merchantUid) => (merchantUid === order.merchantUid ? { amount: order.amount } : null),
        onPaid: async ({ merchantUid }) => goTo(merchantUid),
        onRefunded: ({ merchantUid }) => goTo(merchantUid),
      },
      authorize: (request, action) => request.headers.has('cookie') || action.name === 'complete',
    });
    expectTypeOf(payments.fetch).toEqualTypeOf<(request: Request) => Promise<Response>>();
    expectTypeOf(POSTGRES_MIGRATION).toExtend<readonly string[]>();
  });

  it('charges cards and ships escrow orders', () => {
    const portOne = createPortOne({ apiKey: 'key', apiSecret: 'secret', environment: 'production' });
    const card = { number: '4000-1234-1234-1234', expiry: '2029-01', birth: '900215', pwd2Digit: '12' };
    const shipment: ShipmentInput = {
      sender: { relationship: '본인' },
      receiver: { name: '홍길동' },
      logis: { company: 'CJGLS', invoice: '1', sentAt: new Date(), receivingAt: '2026-12-03', address: '서울' },
    };
    const calls = () => [
      portOne.subscribe.onetime({ merchantUid: 'order-7-2', amount: 3_000, card }),
      portOne.customers.issue('customer-7', { channelKey: 'channel-key-2', card }),
      portOne.subscribe.again({ customerUid: 'customer-7', merchantUid: 'order-7-3', amount: 3_000, name: '구독' }),
      portOne.escrows.register('imp_1', shipment),
      portOne.payments.cancel({ impUid: 'imp_1', amount: 7_900, checksum: 57_900 }),
    ];
    expectTypeOf(calls).returns.toExtend<Promise<unknown>[]>();
  });
});
