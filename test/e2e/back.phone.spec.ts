import { goBackAndPay } from './go-back.ts';
import { test } from './shopper.ts';

test('back from the payment page: the checkout is built anew, resumes, ends as cancelled, and pays', async ({
  shopper,
  shop,
}) => {
  await goBackAndPay(shopper, shop, { fromCache: false });
});
