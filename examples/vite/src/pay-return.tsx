import { PaymentReturn } from 'kiwoom-checkout';
import 'kiwoom-checkout/styles.css';

export function PayReturn() {
  return <PaymentReturn endpoint="/api/payments" orderHref="/" retryHref="/" />;
}
