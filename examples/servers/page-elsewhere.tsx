import { CheckoutProvider } from 'kiwoom-checkout';
import type { ReactNode } from 'react';

/** For each checkout of the page: the API is on another origin. */
export function Shop({ children }: { children: ReactNode }) {
  return <CheckoutProvider endpoint="https://api.shop.example/api/payments">{children}</CheckoutProvider>;
}
