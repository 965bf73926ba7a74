import type { PaymentFailureCode } from './payment-failure.ts';

/**
 * The meaning of `fail_reason`. It is free text of the PG and PortOne, in Korean or English, without a closed list:
 * only an unambiguous text counts as a cancellation by the shopper, and everything unclear is `other`.
 */
export type FailReason = 'shopper-cancelled' | PaymentFailureCode;

const SHOPPER = '(?:사용자|고객|구매자|이용자|소비자|회원)(?:님)?';
const TO_WINDOW = '(?:결제 ?)?(?:창|과정|진행)? ?(?:을|를)? ?';

// White space is one space by now, so each pattern reads a text in linear time.
// A subject or an honorific must name who cancelled: 승인취소 and 망취소 are cancellations by the card network.
const SHOPPER_CANCELLED: readonly RegExp[] = [
  new RegExp(
    `${SHOPPER} ?(?:이|가|의|께서|에 ?의해|에 ?의한|요청으로)? ?${TO_WINDOW}(?:취소|중단|종료|포기|닫)(?! ?(?:불가|실패|할 ?수 ?없))`,
  ),
  /결제(?:를|가)? ?(?:취소|중단|포기|종료) ?하(?:셨|신)/,
  /결제 ?포기|결제 ?창(?:을|이)? ?(?:닫|종료)/,
  /\b(?:user|customer|buyer|shopper)[ _-]*(?:has )?(?:cancel|abort|clos)/i,
  /\b(?:cancel+ed|closed|aborted) by (?:the )?(?:user|customer|buyer|shopper)\b/i,
  /\bpayment window (?:was )?closed\b/i,
];

/** The first matching row wins. */
const FAILURES: readonly (readonly [RegExp, PaymentFailureCode])[] = [
  [/한도|limit (?:was )?exceed|exceed(?:s|ed|ing)? .{0,60}limit|over[ _-]?limit/i, 'over-limit'],
  [/잔액|잔고|insufficient (?:balance|funds)|not enough (?:balance|funds)/i, 'insufficient-balance'],
  [/F1002|이미 ?(?:결제|승인)(?:된|가 ?완료|되었| ?완료)|already paid/i, 'already-paid'],
  [/F1001|(?:미등록|등록되지 ?않은|해지된|정지된) ?(?:가맹점|상점|PG)|unregistered (?:pg|merchant)/i, 'shop-setting'],
  [
    /거절|거래 ?정지|정지 ?카드|분실|도난|유효 ?기간|비밀번호|사용 ?불가|승인 ?불가|승인 ?실패|카드사|인증 ?실패|declin|reject|refus|expired card|invalid card|do not honou?r/i,
    'declined',
  ],
];

/** Reads `fail_reason` of a failed payment. */
export function readFailReason(reason: string | null): FailReason {
  const text = boundedText(reason ?? '');
  if (SHOPPER_CANCELLED.some((pattern) => pattern.test(text))) return 'shopper-cancelled';
  return FAILURES.find(([pattern]) => pattern.test(text))?.[1] ?? 'other';
}

const MAX_TEXT_LENGTH = 200;

/** At most `MAX_TEXT_LENGTH` characters, each run of white space folded into one space: the patterns above expect it. */
function boundedText(text: string): string {
  return text
    .slice(0, 10 * MAX_TEXT_LENGTH)
    .replace(/\s+/g, ' ')
    .slice(0, MAX_TEXT_LENGTH);
}
