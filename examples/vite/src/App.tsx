import { Checkout } from './checkout.tsx';
import { PayReturn } from './pay-return.tsx';

export default function App() {
  return (
    <main style={{ maxWidth: 960, margin: '0 auto', padding: 16 }}>
      {location.pathname === '/pay/return' ? <PayReturn /> : <Checkout />}
    </main>
  );
}
