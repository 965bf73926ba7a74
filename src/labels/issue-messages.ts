import { fillTemplate } from '../errors/fill-template.ts';
import type { Issue, IssueCode } from '../errors/issue.ts';
import { exampleOf, numberExampleOf } from './issue-examples.ts';

/** The languages of the texts for developers, independent of the shoppers' locales. */
export type DeveloperLanguage = 'ko' | 'en';

/** What is wrong with the field, and what to do. */
export const ISSUE_MESSAGES: Record<IssueCode, Record<DeveloperLanguage, string>> = {
  required: { ko: '값이 없어요. {fix}', en: 'is missing. {fix}' },
  'wrong-type': {
    ko: '형식이 달라요({received}). {expected} 값으로 바꿔 주세요.',
    en: 'has the wrong type ({received}). Pass a value of type {expected}.',
  },
  'unknown-key': {
    ko: '알 수 없는 항목이에요. 지우거나 철자를 확인해 주세요.',
    en: 'is not a known key. Remove it or check its spelling.',
  },
  'unknown-value': {
    ko: '쓸 수 없는 값이에요. 다음 중 하나로 바꿔 주세요: {allowed}',
    en: 'is not an allowed value. Use one of: {allowed}',
  },
  'too-long': {
    ko: '너무 길어요({length}자). {max}자 이하로 줄여 주세요.',
    en: 'is too long ({length} characters). Shorten it to {max} or fewer.',
  },
  'number-string': {
    ko: '문자열이에요. 포트원은 문자열을 받지 않으니 {example}처럼 숫자로 넘겨 주세요.',
    en: 'is a string, which PortOne refuses. Pass a number such as {example}.',
  },
  'not-won': {
    ko: '결제할 수 있는 금액이 아니에요. 0보다 큰 원 단위 정수로 넘겨 주세요.',
    en: 'is not a payable amount. Pass a whole number of won above 0.',
  },
  'not-euc-kr': {
    ko: '결제창(EUC-KR)에서 쓸 수 없는 글자가 있어요. 다음 글자를 빼 주세요: {characters}',
    en: 'has characters that the payment window (EUC-KR) cannot display. Remove: {characters}',
  },
  'not-digits': {
    ko: '숫자가 아니에요. 숫자만 넣어 주세요.',
    en: 'has other characters than digits. Use digits only.',
  },
  'not-a-date': {
    ko: '없는 날짜이거나 형식이 달라요. Date 또는 YYYY-MM-DD HH:mm:ss(한국 시간)로 넘겨 주세요.',
    en: 'is not a valid date. Pass a Date, or YYYY-MM-DD HH:mm:ss in Korean time.',
  },
  'not-a-url': {
    ko: '쓸 수 있는 주소가 아니에요. https://로 시작하는 주소로 바꿔 주세요.',
    en: 'is not a usable URL. Use one that starts with https://.',
  },
  'not-json': {
    ko: 'JSON으로 바꿀 수 없어요. 순환 참조나 BigInt를 빼 주세요.',
    en: 'is not serialisable as JSON. Remove cycles and BigInts.',
  },
  'not-whole': {
    ko: '정수가 아니거나 범위를 벗어났어요. 정수로 넘겨 주세요.',
    en: 'is not a whole number in range. Pass a whole number.',
  },
  'tax-free-above-amount': {
    ko: '결제 금액보다 커요. {max}원 이하로 바꿔 주세요.',
    en: 'is more than the amount. Use {max} won or less.',
  },
  'tax-free-pay-method': {
    ko: '{payMethod}에서는 쓸 수 없어요. 계좌이체와 가상계좌는 항상 전액 과세돼요. 값을 빼거나 다른 결제 수단을 쓰세요.',
    en: 'is not supported by {payMethod}, which is always taxed in full. Omit it or use another pay method.',
  },
  'channel-missing': {
    ko: '값이 없어요. 포트원 콘솔의 채널 키를 넣어 주세요.',
    en: 'is missing. Set it to the channel key from the PortOne console.',
  },
  'channel-twice': {
    ko: 'pg와 함께 쓸 수 없어요. pg를 지우고 channelKey만 남겨 주세요.',
    en: 'is set together with pg. Remove pg and use channelKey.',
  },
  'bad-pg': {
    ko: '키움페이가 아니에요. daou 또는 daou.CPID로 바꿔 주세요.',
    en: 'is not a PG of Kiwoom Pay. Use daou or daou.CPID.',
  },
  'bad-tier-code': {
    ko: '티어 코드가 아니에요. 영문·숫자 3자로 바꿔 주세요.',
    en: 'is not a tier code. Use 3 letters or digits.',
  },
  'bad-month': {
    ko: '할부 개월 수가 아니에요({received}). 2부터 {max}까지의 정수로 바꿔 주세요.',
    en: 'is not a valid number of months ({received}). Use whole numbers from 2 to {max}.',
  },
  'carriers-twice': {
    ko: 'only와 except를 함께 쓸 수 없어요. 하나만 남겨 주세요.',
    en: 'has both only and except. Use one of the two.',
  },
  'escrow-digital': {
    ko: '디지털 상품(digital: true)에는 쓸 수 없어요. 끄거나 digital을 계약에 맞게 바꿔 주세요.',
    en: 'is not possible with digital: true. Turn it off, or set digital to match the contract.',
  },
  'escrow-pay-method': {
    ko: '{payMethod}에서는 쓸 수 없어요. 끄거나 trans, vbank를 쓰세요.',
    en: 'is not supported by {payMethod}. Turn it off, or use trans or vbank.',
  },
  'escrow-off': {
    ko: '상점에서 꺼 두었어요. 선택을 해제하거나 merchant.escrow를 바꿔 주세요.',
    en: 'is turned off by the shop. Omit it, or change merchant.escrow.',
  },
  'not-offered': {
    ko: '이 상점이 제공하지 않는 결제 수단({payMethod})이에요. merchant.payMethods에 더하거나 다른 수단을 쓰세요.',
    en: 'is {payMethod}, which this shop does not offer. Add it to merchant.payMethods or use another.',
  },
  'installment-below-minimum': {
    ko: '할부({months}개월)는 50,000원부터 쓸 수 있어요. 일시불(0)로 바꿔 주세요.',
    en: 'is {months} months, but installments start at 50,000 won. Use 0, a lump sum.',
  },
  'installment-shop': {
    ko: '이 상점은 일시불만 받아서 {months}개월은 고를 수 없어요. 0으로 바꾸거나 merchant.cardQuota를 바꿔 주세요.',
    en: 'is {months} months, but this shop takes lump sums only. Use 0, or change merchant.cardQuota.',
  },
  'installment-months': {
    ko: '{months}개월은 고를 수 없어요. {max}개월까지의 제공되는 개월 수나 0으로 바꿔 주세요.',
    en: 'is {months} months, which is not offered. Use 0 or one of the months offered, up to {max}.',
  },
  'bad-card-number': {
    ko: '카드 번호가 아니에요. 숫자 16자리로 넣어 주세요.',
    en: 'is not a card number. Enter 16 digits.',
  },
  'bad-check-digit': {
    ko: '카드 번호가 맞지 않아요. 잘못 적은 숫자가 없는지 확인해 주세요.',
    en: 'has a wrong check digit. Look for a mistyped digit.',
  },
  'bad-expiry': {
    ko: '유효기간이 아니에요. MM/YY 또는 YYYY-MM으로 넣어 주세요.',
    en: 'is not an expiry date. Enter MM/YY or YYYY-MM.',
  },
  'card-expired': {
    ko: '유효기간이 지났어요. 다른 카드를 써 주세요.',
    en: 'is in the past. Use another card.',
  },
  'bad-birth': {
    ko: '생년월일 6자리나 사업자등록번호 10자리로 넣어 주세요.',
    en: 'is neither a birth date nor a business number. Enter 6 digits (YYMMDD) or 10 digits.',
  },
  'bad-password-digits': {
    ko: '카드 비밀번호 앞 두 자리 숫자로 넣어 주세요.',
    en: "is not two digits. Enter the first two of the card's password.",
  },
};

/**
 * An issue as a text that names the field and the fix.
 *
 * @example issueMessage({ field: 'amount', code: 'number-string' }, 'en')
 * // 'amount is a string, which PortOne refuses. Pass a number such as 64900.'
 */
export function issueMessage(issue: Issue, language: DeveloperLanguage): string {
  const separator = language === 'ko' ? ': ' : ' ';
  const example = exampleOf(issue.field, language);
  const params = {
    example: numberExampleOf(issue.field),
    fix: example === undefined ? SET[language] : SET_SUCH[language].replace('{example}', () => example),
    ...issue.params,
  };
  return `${issue.field}${separator}${fillTemplate(ISSUE_MESSAGES[issue.code][language], params)}`;
}

const SET = { ko: '값을 넣어 주세요.', en: 'Set it.' } as const;
const SET_SUCH = { ko: '값을 넣어 주세요. 예: {example}', en: 'Set it, for example {example}.' } as const;
