import { shortenText, toSendable } from './sendable-text.ts';

/** Limit of PortOne's `name`. */
export const MAX_ORDER_NAME_LENGTH = 40;

const MORE = {
  ko: (count: number) => ` 외 ${count}건`,
  en: (count: number) => ` and ${count} more`,
} as const;

const UNNAMED = { ko: '주문', en: 'Order' } as const;

/**
 * A name of an order that Kiwoom Pay can show: the first item and how many more there are, in characters of EUC-KR, at
 * most 40 of them.
 *
 * @example orderName(['노르웨이 의자 – 블랙', '쿠션', '러그']) // '노르웨이 의자 - 블랙 외 2건'
 *
 * @param items names, or things with a `name`, such as `order.items`
 * @returns `주문` or `Order` when no name can be sent
 */
export function orderName(
  items: string | readonly (string | { name: string })[],
  { language = 'ko' }: { language?: 'ko' | 'en' | undefined } = {},
): string {
  const names = (typeof items === 'string' ? [items] : items).map(
    (item) => toSendable(typeof item === 'string' ? item : item.name).text,
  );
  const first = names.find((name) => name !== '') ?? UNNAMED[language];
  const more = names.length > 1 ? MORE[language](names.length - 1) : '';
  return `${shortenText(first, MAX_ORDER_NAME_LENGTH - more.length, '…')}${more}`;
}
