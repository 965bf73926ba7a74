import { Checkout } from './checkout.tsx';
import { PayReturn } from './pay-return.tsx';

export default function App() {
  return (
    <main style={{ width: 'min(100% - 32px, 960px)', margin: '0 auto', padding: 16 }}>
      {location.pathname === '/pay/return' ? <PayReturn /> : <Checkout />}
    </main>
  );
}
