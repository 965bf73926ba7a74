import type { PaymentFailureCode } from './payment-failure.ts';

/**
 * The meaning of `fail_reason`. It is free text of the PG and PortOne, in Korean or English, without a closed list:
 * only an unambiguous text counts as a cancellation by the shopper, and everything unclear is `other`.
 */
export type FailReason = 'shopper-cancelled' | PaymentFailureCode;

const SHOPPER = '(?:사용자|고객|구매자|이용자|소비자|회원)(?:님)?';
const TO_WINDOW = '(?:결제\\s*)?(?:창|과정|진행)?\\s*(?:을|를)?\\s*';

// A subject or an honorific must name who cancelled: 승인취소 and 망취소 are cancellations by the card network.
const SHOPPER_CANCELLED: readonly RegExp[] = [
  new RegExp(
    `${SHOPPER}\\s*(?:이|가|의|께서|에\\s*의해|에\\s*의한|요청으로)?\\s*${TO_WINDOW}(?:취소|중단|종료|포기|닫)(?!\\s*(?:불가|실패|할\\s*수\\s*없))`,
  ),
  /결제(?:를|가)?\s*(?:취소|중단|포기|종료)\s*하(?:셨|신)/,
  /결제\s*포기|결제\s*창(?:을|이)?\s*(?:닫|종료)/,
  /\b(?:user|customer|buyer|shopper)[\s_-]*(?:has\s+)?(?:cancel|abort|clos)/i,
  /\b(?:cancel+ed|closed|aborted)\s+by\s+(?:the\s+)?(?:user|customer|buyer|shopper)\b/i,
  /\bpayment window (?:was )?closed\b/i,
];

/** The first matching row wins. */
const FAILURES: readonly (readonly [RegExp, PaymentFailureCode])[] = [
  [/한도|limit (?:was )?exceed|exceed\w* .*limit|over[\s_-]?limit/i, 'over-limit'],
  [/잔액|잔고|insufficient (?:balance|funds)|not enough (?:balance|funds)/i, 'insufficient-balance'],
  [/F1002|이미\s*(?:결제|승인)(?:된|가\s*완료|되었|\s*완료)|already paid/i, 'already-paid'],
  [/F1001|(?:미등록|등록되지\s*않은|해지된|정지된)\s*(?:가맹점|상점|PG)|unregistered (?:pg|merchant)/i, 'shop-setting'],
  [
    /거절|거래\s*정지|정지\s*카드|분실|도난|유효\s*기간|비밀번호|사용\s*불가|승인\s*불가|승인\s*실패|카드사|인증\s*실패|declin|reject|refus|expired card|invalid card|do not honou?r/i,
    'declined',
  ],
];

/** Reads `fail_reason` of a failed payment. */
export function readFailReason(reason: string | null): FailReason {
  const text = boundedText(reason ?? '');
  if (SHOPPER_CANCELLED.some((pattern) => pattern.test(text))) return 'shopper-cancelled';
  return FAILURES.find(([pattern]) => pattern.test(text))?.[1] ?? 'other';
}

/** The patterns match runs of white space in several places, so their cost grows with a power of a run's length. */
const MAX_TEXT_LENGTH = 200;

/** At most `MAX_TEXT_LENGTH` characters, each run of white space folded into one space. */
function boundedText(text: string): string {
  return text
    .slice(0, 10 * MAX_TEXT_LENGTH)
    .replace(/\s+/g, ' ')
    .slice(0, MAX_TEXT_LENGTH);
}
