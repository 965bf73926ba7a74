import type { PaymentFailure, PaymentFailureCode } from './payment-failure.ts';

/** What PortOne or Kiwoom Pay says went wrong. There is no closed list of codes, and most come as a Korean sentence. */
export interface RawFailure {
  code?: string | undefined;
  message?: string | undefined;
}

/** How shoppers' own cancels are worded; no code tells them from a failure. */
const CANCELLED = /취소|창을 닫|중단하|cancel|closed|abort/i;

const BY_CODE: Readonly<Record<string, PaymentFailureCode>> = {
  NOT_READY: 'shop-setting',
  'NOT READY': 'shop-setting',
  F1001: 'shop-setting',
  F1002: 'already-paid',
};

const BY_WORDS: readonly (readonly [RegExp, PaymentFailureCode])[] = [
  [/이미 결제|이미 승인|already paid/i, 'already-paid'],
  [/한도|limit/i, 'over-limit'],
  [/잔액|잔고|balance|insufficient/i, 'insufficient-balance'],
  [/채널|가맹점|계약|merchant|channel|parameter|파라미터/i, 'shop-setting'],
  [/거절|승인|유효기간|도난|분실|정지|비밀번호|declin|reject|expired/i, 'declined'],
];

/** Sorts a raw failure. The raw text is kept for the shop; the shopper reads a label by code. */
export function readFailure({ code, message }: RawFailure): 'cancelled' | PaymentFailure {
  const known = code === undefined ? undefined : BY_CODE[code];
  const text = message ?? '';
  if (!known && CANCELLED.test(text)) return 'cancelled';
  const words = BY_WORDS.find(([pattern]) => pattern.test(text))?.[1];
  const raw = { ...(code ? { code } : {}), ...(message ? { message } : {}) };
  return { code: known ?? words ?? 'other', ...(Object.keys(raw).length > 0 ? { raw } : {}) };
}
