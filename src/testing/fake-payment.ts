import type { Payment } from '../payment/hooks/payment-options.ts';
import { isSettled, type PaymentState } from '../payment/machine/payment-state.ts';
import { sampleOrder } from './samples.ts';

/** A `Payment` that stays in one state, to show a part in that state. */
export function fakePayment(state: PaymentState, overrides: Partial<Payment> = {}): Payment {
  return {
    state,
    order: sampleOrder(),
    orderId: sampleOrder().merchantUid,
    pay: () => (isSettled(state) ? Promise.resolve(state) : new Promise(() => {})),
    reset() {},
    checkNow() {},
    takeOver() {},
    abandonWindow() {},
    slow: false,
    mobile: false,
    ...overrides,
  };
}
