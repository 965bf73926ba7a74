import { CheckoutError } from '../../errors/checkout-error.ts';

/**
 * Waits for a payment that the shopper's press started. After the last render another tab, or another part of the page,
 * may have started to pay the order: `pay` then rejects with `not-ready`, the state already shows why, and the press has
 * no effect.
 */
export async function payByPress(payment: Promise<unknown>): Promise<void> {
  try {
    await payment;
  } catch (error) {
    if (!(error instanceof CheckoutError && error.code === 'not-ready')) throw error;
  }
}
