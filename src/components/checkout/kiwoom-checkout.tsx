'use client';

import { type ReactNode, useMemo } from 'react';
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
  // The same element as long as the shop puts nothing else into it: then a render of the page ends at the root.
  const arrangement = useMemo(() => <Arrangement summary={summary}>{children}</Arrangement>, [summary, children]);
  return <CheckoutRoot {...root}>{arrangement}</CheckoutRoot>;
});

// They have no props, so one element serves all renders, and React skips it while their contexts stay the same.
const ALL_FIELDS = <AllFields />;
const PAY_AREA = <PayArea />;

function Arrangement({ summary, children }: ArrangementProps) {
  const cls = useClassNames();
  const { done } = useCheckout('KiwoomCheckout');
  const orderSummary = useMemo(() => <OrderSummary>{summary}</OrderSummary>, [summary]);
  return (
    <div className={cls('layout')} data-done={present(done)}>
      {ALL_FIELDS}
      <div className={cls('side')}>
        {done ? null : orderSummary}
        {children && !done ? <div className="kc-extra">{children}</div> : null}
        {PAY_AREA}
      </div>
    </div>
  );
}
