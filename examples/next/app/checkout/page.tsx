import 'kiwoom-checkout/styles.css';
import { Checkout } from './checkout';

const { PORTONE_USER_CODE = '', PORTONE_CHANNEL_KEY = '', PORTONE_SDK_URL } = process.env;

export default function Page() {
  return (
    <main style={{ width: 'min(100% - 32px, 960px)', margin: '0 auto', padding: 16, background: 'Canvas' }}>
      <Checkout
        merchant={{
          userCode: PORTONE_USER_CODE,
          channelKey: PORTONE_CHANNEL_KEY,
          sdkUrl: PORTONE_SDK_URL, // absent: PortOne's own
          digital: false, // as your contract with Kiwoom Pay says
          cardQuota: [2, 3, 4, 5, 6], // installments that you offer
          redirectUrl: '/pay/return', // the page that a phone comes back to
        }}
      />
    </main>
  );
}
