import { PaymentReturn } from 'kiwoom-checkout';
import 'kiwoom-checkout/styles.css';

export default function Page() {
  return (
    <main style={{ width: 'min(100% - 32px, 960px)', margin: '0 auto', padding: 16, background: 'Canvas' }}>
      <PaymentReturn endpoint="/api/payments" orderHref="/" retryHref="/checkout" />
    </main>
  );
}
