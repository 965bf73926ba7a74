'use client';

import type { ReactNode } from 'react';
import { useCheckout } from '../context/checkout-context.ts';
import { OrderSummary } from '../order/order-summary.tsx';
import { present } from '../ui/class-names.ts';
import { useClassNames } from '../ui/slots.tsx';
import { withRef } from '../ui/with-ref.ts';
import { AllFields } from './checkout-fields.tsx';
import { CheckoutRoot, type CheckoutRootProps } from './checkout-root.tsx';
import { PayArea } from './pay-area.tsx';

export type KiwoomCheckoutProps = CheckoutRootProps & ArrangementProps;

interface ArrangementProps {
  /** Into the order summary, between items and amounts: `CouponSelect`, for example. */
  summary?: ReactNode;
  /** Above the pay button: terms, for example. */
  children?: ReactNode;
}

/**
 * The whole checkout: pay methods with their details, the order, the button and what becomes of the payment.
 * It only arranges the parts. Renders a `<form>`.
 *
 * @example
 * <KiwoomCheckout merchant={merchant} order={order} endpoint="/api/payments" />
 */
export const KiwoomCheckout = withRef(function KiwoomCheckout({ summary, children, ...root }: KiwoomCheckoutProps) {
  return (
    <CheckoutRoot {...root}>
      <Arrangement summary={summary}>{children}</Arrangement>
    </CheckoutRoot>
  );
});

function Arrangement({ summary, children }: ArrangementProps) {
  const cls = useClassNames();
  const { done } = useCheckout('KiwoomCheckout');
  return (
    <div className={cls('layout')} data-done={present(done)}>
      <AllFields />
      <div className={cls('side')}>
        {done ? null : <OrderSummary>{summary}</OrderSummary>}
        {children && !done ? <div className="kc-extra">{children}</div> : null}
        <PayArea />
      </div>
    </div>
  );
}
