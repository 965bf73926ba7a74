import { SANDBOX_CHANNEL_KEY, SANDBOX_USER_CODE } from 'kiwoom-checkout/sandbox';
import { Checkout } from './checkout';

export const dynamic = 'force-dynamic';

/** A server component: settings that are data; functions are in the client wrapper. */
export default function Page() {
  const merchant = {
    userCode: SANDBOX_USER_CODE,
    channelKey: SANDBOX_CHANNEL_KEY,
    digital: false,
    redirectUrl: '/pay/return',
    sdkUrl: `${process.env['SANDBOX']}/v1/iamport.js`,
  };
  return <Checkout merchant={merchant} />;
}
