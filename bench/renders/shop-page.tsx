import { KiwoomCheckout } from 'kiwoom-checkout';
import { fakePortOne, fakeVerify, sampleMerchant, sampleOrder } from 'kiwoom-checkout/testing';
import { useState } from 'react';
import { flushSync } from 'react-dom';

interface PageState {
  /** Something of the page that is none of the checkout's. */
  visits: number;
  amount: number;
}

/** Changes the page as a shop does: by its own state. */
export let changePage: (change: Partial<PageState>) => void = () => {};

function usePageState(): PageState {
  const [state, setState] = useState<PageState>({ visits: 0, amount: sampleOrder().amount });
  changePage = (change) => flushSync(() => setState({ ...state, ...change }));
  return state;
}

/** Each page has fakes of its own: the first one would otherwise prepare the second. */
function useFakes() {
  return useState(() => ({ sdk: fakePortOne(), verify: fakeVerify() }))[0];
}

/** A page as the README writes it: merchant and order are objects made in the render. */
export function ObjectPage() {
  const { amount } = usePageState();
  const order = sampleOrder({ amount });
  return <KiwoomCheckout merchant={sampleMerchant()} order={order} {...useFakes()} />;
}

/** The same with the order as a function, which is called again for another `orderVersion`. */
export function FunctionPage() {
  const { amount } = usePageState();
  const order = () => sampleOrder({ amount, merchantUid: 'order-2/1' });
  const version = { orderId: 'order-2', orderVersion: amount };
  return <KiwoomCheckout merchant={sampleMerchant()} order={order} {...version} {...useFakes()} />;
}
