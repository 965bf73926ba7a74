'use client';

import { useMemo } from 'react';
import type { PaymentState } from '../machine/payment-state.ts';
import { type Preparation, withPreparation } from '../machine/preparation.ts';

/** The session's state with the order of the next attempt in it, as of this very render. */
export function usePreparedState(state: PaymentState, { order, problem, elsewhere }: Preparation): PaymentState {
  return useMemo(() => withPreparation(state, { order, problem, elsewhere }), [state, order, problem, elsewhere]);
}
