'use client';

import type { SdkSource } from '../../sdk/imp.ts';
import type { Verify } from '../session/verification.ts';
import { usePaymentSettings } from './payment-settings.ts';

interface Replaceable {
  endpoint?: string | undefined;
  verify?: Verify | undefined;
  sdk?: SdkSource | undefined;
}

/** The options of a hook, with the network replaced by what a preview provides. */
export function useSubstitutes<Options extends Replaceable>(options: Options): Options {
  const { sdk, verify } = usePaymentSettings();
  const replacesServer = verify && options.endpoint !== undefined && !options.verify;
  return {
    ...options,
    ...(sdk !== undefined && options.sdk === undefined ? { sdk } : {}),
    ...(replacesServer ? { verify, endpoint: undefined } : {}),
  };
}
