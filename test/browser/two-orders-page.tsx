import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { usePayment } from '../../src/index.ts';
import { sampleMerchant, sampleOrder } from '../../src/testing/samples.ts';

/** The server of the test reads the sandbox's record. */
async function verify({ merchantUid }: { merchantUid: string }) {
  const response = await fetch(`/verify?merchant_uid=${merchantUid}`);
  return response.json();
}

const MERCHANT = sampleMerchant({ sdkUrl: '/__sandbox/v1/iamport.js', channelKey: 'channel-key-sandbox' });

function Invoice({ id }: { id: string }) {
  const { state, pay, abandonWindow } = usePayment({
    merchant: MERCHANT,
    order: sampleOrder({ merchantUid: `${id}-1`, items: [], lines: [] }),
    verify,
  });
  const isPayable = state.status === 'ready';
  return (
    <section aria-label={id} data-status={state.status}>
      <button type="button" disabled={!isPayable} onClick={() => void pay({ payMethod: 'card' })}>
        pay {id}
      </button>
      <button type="button" onClick={abandonWindow}>
        give up {id}
      </button>
    </section>
  );
}

/** Another component for the same orders, as a router or a tab of the shop brings. */
function Invoices() {
  const [visit, setVisit] = useState(1);
  return (
    <div key={visit}>
      <Invoice id="A" />
      <Invoice id="B" />
      <button type="button" onClick={() => setVisit(visit + 1)}>
        show anew
      </button>
    </div>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Invoices />);
