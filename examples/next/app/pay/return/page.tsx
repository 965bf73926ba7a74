import { PaymentReturn } from 'kiwoom-checkout';

export default function Page() {
  return <PaymentReturn endpoint="/api/payments" orderHref="/" retryHref="/" />;
}
