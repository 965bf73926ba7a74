import { createPortOne, type PortOne } from 'kiwoom-checkout/server';
import { envelope, KEY, paymentWire, SECRET, token } from '../../test/server/fake-api.ts';

/** The real client over a PortOne that answers at once: each payment exists and is paid, and its id names its attempt. */
export function instantPortOne(): PortOne {
  return createPortOne({
    apiKey: KEY,
    apiSecret: SECRET,
    environment: 'production',
    retry: 0,
    async fetch(url) {
      const [, , second = '', third = ''] = new URL(url).pathname.split('/').map(decodeURIComponent);
      if (second === 'getToken') return token();
      if (second === 'findAll') return envelope({ total: 1, previous: 0, next: 0, list: [paid(third)] });
      return envelope(paid(second.slice(IMP_UID_PREFIX.length)));
    },
  });
}

const IMP_UID_PREFIX = 'imp_';

export function impUidOf(merchantUid: string): string {
  return IMP_UID_PREFIX + merchantUid;
}

function paid(merchantUid: string) {
  return paymentWire({ merchant_uid: merchantUid, imp_uid: impUidOf(merchantUid) });
}
