import { createRoot } from 'react-dom/client';
import { type Endpoint, KiwoomCheckout } from '../../src/index.ts';
import { sampleMerchant, sampleOrder } from '../../src/testing/samples.ts';

/** A checkout whose API is where the query says. */
const query = new URLSearchParams(location.search);
const url = query.get('endpoint') ?? '/api/payments';
const endpoint: Endpoint = query.has('csrf')
  ? { url, headers: { 'x-csrf-token': query.get('csrf') ?? '' }, ...(query.has('omit') ? { credentials: 'omit' } : {}) }
  : url;

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <KiwoomCheckout
      merchant={sampleMerchant({ sdkUrl: '/__sandbox/v1/iamport.js', channelKey: 'channel-key-sandbox' })}
      orderId="order"
      order={(attempt) => sampleOrder({ merchantUid: `order-${attempt}`, items: [], lines: [] })}
      endpoint={endpoint}
    />,
  );
}
