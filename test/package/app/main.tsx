import { KiwoomCheckout, type Merchant } from 'kiwoom-checkout';
import { SANDBOX_CHANNEL_KEY, SANDBOX_USER_CODE } from 'kiwoom-checkout/sandbox';
import 'kiwoom-checkout/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const merchant: Merchant = {
  userCode: SANDBOX_USER_CODE,
  channelKey: SANDBOX_CHANNEL_KEY,
  digital: false,
  cardQuota: [2, 3, 4, 5, 6],
  redirectUrl: '/pay/return',
  sdkUrl: '/__sandbox/v1/iamport.js',
};

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <KiwoomCheckout
        merchant={merchant}
        orderId="1042"
        order={(attempt) => ({ merchantUid: `order-1042-${attempt}`, name: '노르웨이 회전 의자', amount: 64_900 })}
        endpoint="/api/payments"
        ref={(form) => {
          if (form) document.documentElement.dataset['refs'] = form.tagName;
        }}
      />
    </StrictMode>,
  );
}
