import {
  BillingKeyForm,
  CardPayment,
  KiwoomCheckout,
  type Order,
  PaymentReturn,
  SavedCardPayment,
  type Selection,
  ShipmentForm,
  useBillingKey,
  useCardPayment,
  usePayment,
  usePaymentReturn,
  useSavedCardPayment,
  useShipment,
  type Verdict,
} from 'kiwoom-checkout';
import type { ReactNode } from 'react';
import { describe, expectTypeOf, it } from 'vitest';

// Options that exclude each other: both are a type error, and so is the lack of what only the shop can give. Without
// `endpoint` and without a function of its own a hook compiles, because a provider may give the endpoint.

declare const verify: (request: { merchantUid: string }) => Promise<Verdict>;
declare const pay: (request: { merchantUid: string }) => Promise<Verdict>;
declare const issue: Parameters<typeof useBillingKey>[0]['issue'] & {};
declare const save: Parameters<typeof useShipment>[0]['save'] & {};
declare const makeOrder: (attempt: number) => Promise<Order>;
declare const choose: (selection: Selection) => void;

const endpoint = '/api/payments';
const merchant = { userCode: 'imp00000000', channelKey: 'channel-key-1', digital: false } as const;
const order = { merchantUid: 'order-7-1', name: '참나무 책상', amount: 189_000 };
const selection = { payMethod: 'card' } as const;
const card = { cardName: '국민카드', cardNumber: null };

describe('endpoint and functions of the shop', () => {
  it('exclude each other in usePayment and usePaymentReturn', () => {
    const hooks = () => [
      usePayment({ merchant, order, endpoint }),
      usePayment({ merchant, order, verify }),
      usePayment({ merchant, order }),
      usePaymentReturn({}),
      // @ts-expect-error which of the two tells the truth?
      usePayment({ merchant, order, endpoint, verify }),
      // @ts-expect-error which of the two tells the truth?
      usePaymentReturn({ endpoint, verify }),
    ];
    expectTypeOf(hooks).returns.toExtend<unknown[]>();
  });

  it('exclude each other in the card hooks', () => {
    const hooks = () => [
      useCardPayment({ order, endpoint }),
      useCardPayment({ order, pay, verify }),
      useCardPayment({ order }),
      // @ts-expect-error the card would be sent to one of them
      useCardPayment({ order, endpoint, pay }),
      // @ts-expect-error verify alone charges nothing
      useCardPayment({ order, verify }),
      // @ts-expect-error the charge would be sent to one of them
      useSavedCardPayment({ order, endpoint, pay, verify }),
      useBillingKey({ customerUid: 'c1' }),
      // @ts-expect-error the card would be sent to one of them
      useBillingKey({ customerUid: 'c1', endpoint, issue }),
    ];
    expectTypeOf(hooks).returns.toExtend<unknown[]>();
  });

  it('exclude each other in useShipment', () => {
    const hooks = () => [
      useShipment({ impUid: 'imp_1', update: false, save }),
      useShipment({ impUid: 'imp_1', update: false }),
      // @ts-expect-error the shipment would be sent to one of them
      useShipment({ impUid: 'imp_1', update: false, endpoint, save }),
    ];
    expectTypeOf(hooks).returns.toExtend<unknown[]>();
  });

  it('exclude each other in the components', () => {
    const parts = [
      // @ts-expect-error both
      <KiwoomCheckout key="1" {...{ merchant, order, endpoint, verify }} />,
      // @ts-expect-error both
      <PaymentReturn key="2" {...{ endpoint, verify }} />,
      // @ts-expect-error both
      <CardPayment key="3" {...{ order, endpoint, pay }} />,
      // @ts-expect-error both
      <SavedCardPayment key="4" customerUid="c1" {...{ card, order, endpoint, pay }} />,
      // @ts-expect-error both
      <BillingKeyForm key="5" customerUid="c1" {...{ endpoint, issue }} />,
      // @ts-expect-error both
      <ShipmentForm key="6" impUid="imp_1" {...{ endpoint, save }} />,
    ];
    expectTypeOf(parts).toExtend<ReactNode>();
  });

  it('take an endpoint with headers, credentials and a fetch of its own', () => {
    const token = async () => 'token';
    const hook = () =>
      usePayment({
        merchant,
        order,
        endpoint: {
          url: 'https://api.shop.example/payments',
          headers: async () => ({ authorization: `Bearer ${await token()}` }),
          credentials: 'include',
          fetch,
        },
      });
    expectTypeOf(hook).returns.toExtend<object>();
  });
});

describe('orderId', () => {
  it('is required with a function, and optional with an object', () => {
    const hooks = () => [
      usePayment({ merchant, order: makeOrder, orderId: '7', endpoint }),
      usePayment({ merchant, order, endpoint }),
      usePayment({ merchant, order: { ...order, orderId: '7' }, endpoint }),
      // @ts-expect-error the attempts would belong to no order
      usePayment({ merchant, order: makeOrder, endpoint }),
      // @ts-expect-error the attempts would belong to no order
      useCardPayment({ order: makeOrder, endpoint }),
    ];
    expectTypeOf(hooks).returns.toExtend<unknown[]>();
    // @ts-expect-error the attempts would belong to no order
    const part = <KiwoomCheckout merchant={merchant} order={makeOrder} endpoint={endpoint} />;
    expectTypeOf(part).toExtend<ReactNode>();
  });
});

describe('the selection', () => {
  it('is held by the page or by the form', () => {
    const shop = { merchant, order, endpoint };
    const parts = [
      <KiwoomCheckout key="1" {...shop} selection={selection} onSelectionChange={choose} />,
      <KiwoomCheckout key="2" {...shop} defaultSelection={selection} />,
      <KiwoomCheckout key="3" {...shop} defaultSelection={selection} onSelectionChange={choose} />,
      // @ts-expect-error without onSelectionChange nothing could be chosen
      <KiwoomCheckout key="4" {...shop} selection={selection} />,
      // @ts-expect-error a first value has no meaning where the page holds the selection
      <KiwoomCheckout key="5" {...shop} {...{ selection, defaultSelection: selection, onSelectionChange: choose }} />,
    ];
    expectTypeOf(parts).toExtend<ReactNode>();
  });
});
