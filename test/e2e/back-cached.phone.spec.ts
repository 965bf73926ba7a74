import { goBackAndPay } from './go-back.ts';
import { test } from './shopper.ts';

test.use({
  // The runner switches the cache for going back and forth off; shoppers have it.
  launchOptions: async ({ launchOptions }, use) =>
    use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
});

test('back from the payment page: the checkout comes from the cache, resumes, ends as cancelled, and pays', async ({
  shopper,
  shop,
}) => {
  await goBackAndPay(shopper, shop, { fromCache: true });
});
