import { createRoot } from 'react-dom/client';
import { KiwoomCheckout, PaymentReturn } from '../../src/index.ts';
import { sampleMerchant, sampleOrder } from '../../src/testing/samples.ts';
import '../../src/styles.css';

/** A shop whose payment service is on another origin: that of the SDK, which the query names. */
const query = new URLSearchParams(location.search);
const endpoint = '/api/payments';
const merchant = sampleMerchant({
  sdkUrl: `${query.get('service')}/__sandbox/v1/iamport.js`,
  channelKey: 'channel-key-sandbox',
  redirectUrl: '/return',
});

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    location.pathname === '/return' ? (
      <PaymentReturn endpoint={endpoint} orderHref="/" retryHref="/" />
    ) : (
      <KiwoomCheckout
        merchant={merchant}
        orderId="order"
        order={(attempt) => sampleOrder({ merchantUid: `order-${attempt}`, items: [], lines: [] })}
        endpoint={endpoint}
      />
    ),
  );
}
