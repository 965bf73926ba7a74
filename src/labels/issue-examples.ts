type Example = string | { ko: string; en: string };

/** A right value of a field, by its name without the path before it. A map: names of fields come from outside. */
const EXAMPLES: ReadonlyMap<string, Example> = new Map<string, Example>([
  [
    'userCode',
    {
      ko: "포트원 콘솔의 가맹점 식별코드 'imp12345678'",
      en: "'imp12345678', the merchant code in the PortOne console",
    },
  ],
  [
    'channelKey',
    { ko: "포트원 콘솔의 채널 키 'channel-key-…'", en: "'channel-key-…', from the channel in the PortOne console" },
  ],
  [
    'digital',
    {
      ko: '계약이 실물 상품이면 false, 디지털 상품이면 true',
      en: 'false for physical goods, true for digital ones, as in the contract',
    },
  ],
  ['merchantUid', { ko: "시도마다 새로 만든 'order-1042-1'", en: "'order-1042-1', a new one for each attempt" }],
  ['name', "'노르웨이 의자 외 2건'"],
  ['payMethod', "'card'"],
  ['cardQuota', '[2, 3, 6]'],
  ['redirectUrl', "'/pay/return'"],
  ['merchant', "{ userCode: 'imp12345678', channelKey: 'channel-key-…', digital: false }"],
  ['order', "{ merchantUid: 'order-1042-1', name: '노르웨이 의자', amount: 64900 }"],
  ['selection', "{ payMethod: 'card' }"],
]);

const NUMBERS: ReadonlyMap<string, string> = new Map([
  ['cardQuota', '3'],
  ['installment', '3'],
  ['quantity', '2'],
]);

/** Numbers of an index are passed over: `cardQuota.0` is about `cardQuota`. */
function nameOf(field: string): string {
  const names = field.split('.').filter((part) => !/^\d+$/.test(part));
  return names[names.length - 1] ?? field;
}

/** Undefined where there is none. */
export function exampleOf(field: string, language: 'ko' | 'en'): string | undefined {
  const example = EXAMPLES.get(nameOf(field));
  return typeof example === 'object' ? example[language] : example;
}

export function numberExampleOf(field: string): string {
  return NUMBERS.get(nameOf(field)) ?? '64900';
}
