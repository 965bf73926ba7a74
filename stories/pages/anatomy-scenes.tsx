import { type ReactNode, useState } from 'react';
import {
  CardIssuers,
  CardPayment,
  CashReceipt,
  ChoiceLine,
  CouponSelect,
  Escrow,
  Installments,
  KiwoomCheckout,
  OrderSummary,
  PaidReceipt,
  PayArea,
  PayButton,
  PayMethods,
  PaymentReturn,
  PaymentStatus,
  SavedCardPayment,
  type Selection,
  ShipmentForm,
  type Verdict,
  VirtualAccount,
} from '../../src/index.ts';
import { fakeCards, sampleMerchant } from '../../src/testing.ts';
import { couponsIn, orderIn } from '../support/goods.ts';
import { KB_3, Shop, Standing } from '../support/shop.tsx';
import { awaitingIn, failedIn, paidIn, stateIn } from '../support/states.ts';
import { useLanguage } from '../support/story-language.tsx';

/** A server that has not answered yet. */
const silence = () => new Promise<Verdict>(() => {});

const TRANSFER: Selection = { payMethod: 'trans', escrow: false };

/** One part, standing still in a state that shows as many of its elements as there can be at once. */
export const SCENES: Readonly<Record<string, () => ReactNode>> = {
  KiwoomCheckout: function WholeScene() {
    const language = useLanguage();
    return <KiwoomCheckout merchant={sampleMerchant()} order={orderIn(language)} endpoint="/api/payments" />;
  },
  CheckoutRoot: () => (
    <Shop>
      <div className="story-form">
        <PayMethods>
          <CardIssuers />
          <Installments />
        </PayMethods>
        <OrderSummary />
        <PayArea />
      </div>
    </Shop>
  ),
  CheckoutFields: () => (
    <Standing state={{ status: 'preparing' }}>
      <PayMethods>
        <CardIssuers />
        <Installments />
      </PayMethods>
    </Standing>
  ),
  PayMethods: () => (
    <Ready>
      <PayMethods unavailable={{ applepay: 'device' }}>
        <CardIssuers />
        <Installments />
      </PayMethods>
    </Ready>
  ),
  CardIssuers: () => <Ready>{<CardIssuers />}</Ready>,
  Installments: () => <Ready>{<Installments />}</Ready>,
  CashReceipt: () => <Ready selection={TRANSFER}>{<CashReceipt />}</Ready>,
  Escrow: () => <Ready selection={TRANSFER}>{<Escrow />}</Ready>,
  OrderSummary: () => <Ready>{<OrderSummary />}</Ready>,
  CouponSelect: function CouponScene() {
    const language = useLanguage();
    const coupons = couponsIn(language);
    const [coupon, setCoupon] = useState<string | null>(coupons[0]?.id ?? null);
    return <CouponSelect {...{ coupons }} value={coupon} onChange={setCoupon} amount={69_900} />;
  },
  ChoiceLine: () => <Ready>{<ChoiceLine />}</Ready>,
  PayButton: () => <Ready>{<PayButton />}</Ready>,
  PaymentStatus: function StatusScene() {
    return (
      <Standing state={failedIn('declined', useLanguage())}>
        <PaymentStatus>
          <ChoiceLine />
          <PayButton />
        </PaymentStatus>
      </Standing>
    );
  },
  PaidReceipt: function PaidScene() {
    const language = useLanguage();
    return <PaidReceipt state={paidIn(language)} orderHref="#order" />;
  },
  VirtualAccount: function AccountScene() {
    const language = useLanguage();
    return <VirtualAccount state={awaitingIn(language)} />;
  },
  PaymentReturn: function ReturnScene() {
    return <PaymentReturn merchantUid="order-1042-1" verify={silence} />;
  },
  CardPayment: function TypedScene() {
    const language = useLanguage();
    const [{ pay, verify }] = useState(() => fakeCards());
    return <CardPayment order={orderIn(language)} {...{ pay, verify }} customerUid="shopper-7-card-1" />;
  },
  SavedCardPayment: function SavedCardScene() {
    const language = useLanguage();
    const [{ pay, verify }] = useState(() => fakeCards());
    const card = { cardName: language === 'ko' ? '국민카드' : 'KB Kookmin Card', cardNumber: '9400********1111' };
    return (
      <SavedCardPayment
        {...{ card, pay, verify }}
        customerUid="shopper-7-card-1"
        order={orderIn(language)}
        remove={async () => {}}
      />
    );
  },
  ShipmentForm: function ShipmentScene() {
    return <ShipmentForm impUid="imp_1042" save={async () => {}} />;
  },
};

function Ready({ selection = KB_3, children }: { selection?: Selection; children: ReactNode }) {
  return (
    <Standing state={stateIn('ready', useLanguage())} selection={selection}>
      {children}
    </Standing>
  );
}
