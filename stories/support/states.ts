import { PAYMENT_FAILURE_CODES } from '../../src/errors/payment-failure.ts';
import type { PayMethod, PaymentFailureCode, PaymentIn, PaymentState } from '../../src/index.ts';
import { isPrepareFailure } from '../../src/payment/machine/payment-state.ts';
import { FAKE_NOW } from '../../src/testing/fake-records.ts';
import { STORY_DUE } from './clock.ts';
import { orderIn } from './goods.ts';
import type { Language } from './story-language.tsx';

type Status = PaymentState['status'];

/** Every status, in the order a payment goes through them. */
export const STATUSES = [
  'preparing',
  'ready',
  'paying',
  'verifying',
  'paid',
  'awaiting-deposit',
  'cancelled',
  'failed',
  'unconfirmed',
] as const satisfies readonly Status[];

export const FAILURES = PAYMENT_FAILURE_CODES;

/** A good example of a status. */
export function stateIn(status: Status, language: Language): PaymentState {
  const order = orderIn(language);
  const { merchantUid } = order;
  switch (status) {
    case 'preparing':
      return { status };
    case 'ready':
    case 'paying':
      return { status, order };
    case 'verifying':
    case 'unconfirmed':
      return { status, merchantUid };
    case 'paid':
      return paidIn(language);
    case 'awaiting-deposit':
      return awaitingIn(language);
    case 'cancelled':
      return { status, merchantUid, next: order };
    case 'failed':
      return failedIn('over-limit', language);
    default:
      return status satisfies never;
  }
}

export function failedIn(code: PaymentFailureCode, language: Language): PaymentIn<'failed'> {
  const next = orderIn(language);
  const state = { status: 'failed', failure: { code }, next } as const;
  return isPrepareFailure(state) ? state : { ...state, merchantUid: next.merchantUid };
}

export function paidIn(language: Language, overrides: Partial<PaymentIn<'paid'>> = {}): PaymentIn<'paid'> {
  return {
    status: 'paid',
    merchantUid: '20261201-0042',
    impUid: 'imp_420420420420',
    amount: 64_900,
    paidAt: FAKE_NOW,
    payMethod: 'card',
    cardName: language === 'ko' ? '국민카드' : 'KB Kookmin',
    installment: 3,
    receiptUrl: 'https://receipt.example/imp_420420420420',
    ...overrides,
  };
}

/** Paid by one method: a record names a card or a bank only where there is one. */
export function paidBy(payMethod: PayMethod, language: Language, installment = 3): PaymentIn<'paid'> {
  if (payMethod === 'card') return paidIn(language, { installment });
  const { cardName: _card, installment: _months, ...record } = paidIn(language, { payMethod });
  const hasBank = payMethod === 'trans' || payMethod === 'vbank';
  return hasBank ? { ...record, bankName: language === 'ko' ? '국민은행' : 'KB Kookmin Bank' } : record;
}

/** @param left seconds until the deadline, by the clock of the stories. */
export function awaitingIn(language: Language, left: number = STORY_DUE - FAKE_NOW): PaymentIn<'awaiting-deposit'> {
  return {
    status: 'awaiting-deposit',
    merchantUid: '20261201-0042',
    impUid: 'imp_420420420420',
    amount: 64_900,
    account: {
      bankName: language === 'ko' ? '국민은행' : 'KB Kookmin Bank',
      number: '9400-1234-567890',
      holder: language === 'ko' ? '솔밭상점' : 'Solbat Store',
      dueAt: FAKE_NOW + left,
    },
  };
}
