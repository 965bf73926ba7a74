import { type CallBody, type Fields, required } from './rest-fields.ts';
import { textOf } from './sandbox-http.ts';

/**
 * Cards of the sandbox. Any 16 digits that pass the Luhn check are a valid card, except for these endings:
 *
 * | ends with | what happens |
 * | --- | --- |
 * | 0002 | declined, also when a billing key is to be issued |
 * | 0004 | over its limit: a billing key is issued, every payment is declined |
 * | 0005 | password or birth date wrong, also when a billing key is to be issued |
 *
 * A card whose `expiry` has passed is declined as well. A number that fails the Luhn check never reaches a card
 * company: the call is refused. These numbers are made up; never enter a real one.
 */
export const TEST_CARDS = [
  { number: '9400-0000-0001-1111', label: '승인' },
  { number: '9400-0000-0005-0002', label: '거절 (빌링키 발급도)' },
  { number: '9400-0000-0003-0004', label: '한도 초과 (빌링키는 발급)' },
  { number: '9400-0000-0002-0005', label: '비밀번호·생년월일 오류' },
] as const;

/** The KFTC code of the company that issued every card of the sandbox. */
export const CARD_CODE = '366';

/** The stored part of a card: never its number, birth date, password or expiry. */
export interface CardOnFile {
  /** First six and last four digits. */
  masked: string;
  /** Why every payment with it is declined; null when it is approved. */
  declines: string | null;
  /** Why no billing key is issued either; null when one is. */
  blocksKey: string | null;
}

/** The contract decides which of the two optional fields are required; the sandbox requires neither. */
export const CARD_FIELDS: Fields = {
  card_number: required({ type: 'text', shape: /^\d{4}-\d{4}-\d{4}-\d{4}$/, hint: 'dddd-dddd-dddd-dddd' }),
  expiry: required({ type: 'text', shape: /^\d{4}-(0[1-9]|1[0-2])$/, hint: 'YYYY-MM' }),
  birth: { type: 'text', shape: /^(\d{6}|\d{10})$/, hint: 'YYMMDD 또는 사업자등록번호 10자리' },
  pwd_2digit: { type: 'text', shape: /^\d{2}$/, hint: '숫자 2자리' },
};

const DECLINED = '카드사에서 결제를 거절하였습니다';
const OVER_LIMIT = '카드 사용한도 초과';
const WRONG_SECRET = '카드 비밀번호 또는 생년월일이 일치하지 않습니다';
const EXPIRED = '카드 유효기간이 지났습니다';

/**
 * The card in a body that matches `CARD_FIELDS`, or why it is invalid.
 *
 * @param now unix seconds.
 */
export function readCard({ fields }: CallBody, now: number): CardOnFile | string {
  const digits = (textOf(fields.card_number) ?? '').replaceAll('-', '');
  if (!passesLuhn(digits)) return '유효하지 않은 카드번호입니다.';
  const last = digits.slice(-4);
  const blocksKey = isPast(textOf(fields.expiry) ?? '', now) ? EXPIRED : (BLOCKING[last] ?? null);
  return {
    masked: `${digits.slice(0, 6)}******${last}`,
    declines: blocksKey ?? (last === '0004' ? OVER_LIMIT : null),
    blocksKey,
  };
}

const BLOCKING: Readonly<Record<string, string>> = { '0002': DECLINED, '0005': WRONG_SECRET };

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return digits.length === 16 && sum % 10 === 0;
}

/** A card is valid until the end of its month, Korean time. */
function isPast(expiry: string, now: number): boolean {
  const [year = 0, month = 0] = expiry.split('-').map(Number);
  return Date.UTC(year, month) / 1000 - 9 * 3600 <= now;
}
