'use client';

import { type ReactNode, useMemo } from 'react';
import type { Endpoint } from '../../payment/endpoint/endpoint.ts';
import {
  type PaymentSettings,
  PaymentSettingsContext,
  usePaymentSettings,
} from '../../payment/hooks/payment-settings.ts';
import type { DisplayProps } from './display.ts';
import { DisplayProvider } from './display-provider.tsx';

/**
 * Substitutes for the network, for previews and stories: the SDK and the server, named like the options
 * of the hooks that they replace. A component with such an option of its own uses that.
 */
export type PreviewSubstitutes = Omit<PaymentSettings, 'endpoint'>;

export interface CheckoutProviderProps extends DisplayProps {
  /** Where `createCheckoutHandlers` answers, for every component below that names no endpoint and no function of its own. */
  endpoint?: Endpoint | undefined;
  /** For previews and stories alone. */
  preview?: PreviewSubstitutes | undefined;
  children: ReactNode;
}

/**
 * Defaults for every component below, set once around a page or an app. Nested providers merge; the nearer wins. Renders
 * no element.
 *
 * @example
 * <CheckoutProvider endpoint="/api/payments" locale={en} components={{ link: (props) => <Link {...props} /> }}>
 */
export function CheckoutProvider({ endpoint, preview, children, ...display }: CheckoutProviderProps) {
  const outer = usePaymentSettings();
  const settings = useMemo<PaymentSettings>(
    () => ({ ...outer, ...preview, endpoint: endpoint ?? outer.endpoint }),
    [outer, preview, endpoint],
  );
  return (
    <PaymentSettingsContext.Provider value={settings}>
      <DisplayProvider {...display}>{children}</DisplayProvider>
    </PaymentSettingsContext.Provider>
  );
}
