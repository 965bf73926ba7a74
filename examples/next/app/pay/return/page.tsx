import { PaymentReturn } from 'kiwoom-checkout';
import 'kiwoom-checkout/styles.css';

export default function Page() {
  return (
    <main style={{ maxWidth: 960, margin: '0 auto', padding: 16 }}>
      <PaymentReturn endpoint="/api/payments" orderHref="/" retryHref="/checkout" />
    </main>
  );
}
