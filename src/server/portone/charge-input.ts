import * as z from 'zod/mini';
import { INSTALLMENT_MINIMUM, isInstallmentAllowed, MAX_INSTALLMENT_MONTHS } from '../../rules/installment-rules.ts';
import { isWon } from '../../rules/money.ts';
import { buyerSchema } from '../../schema/buyer.ts';
import { type Card, type CardInput, cardSchema } from '../../schema/card.ts';
import { MAX_CHANNEL_KEY_LENGTH, MAX_CUSTOMER_UID_LENGTH, MAX_MERCHANT_UID_LENGTH } from '../../schema/ids.ts';
import { atMost, fieldRule, notBlank, rule, text } from '../../schema/issues.ts';
import type { Buyer } from '../../schema/order.ts';
import type { BuyerWire, CardWire, ChargeWire } from '../../wire/rest-subscribe.ts';
import { given } from './check-input.ts';

/** What every payment without a window may carry. Amounts are won. */
export interface ChargeInput {
  /** At most 40 characters, new for each attempt. */
  merchantUid: string;
  /** A whole number of won above 0. */
  amount: number;
  /** Won without VAT, part of `amount`. */
  taxFree?: number | undefined;
  /** Months; 0, the default, is a lump sum. 2 and more only from 50,000 won. */
  cardQuota?: number | undefined;
  /** What PortOne does not take is shortened or left out. */
  buyer?: Buyer | undefined;
  /** Comes back with the record. Text goes as it is, an object as JSON. */
  customData?: string | Record<string, unknown> | undefined;
  /** Where the webhook goes instead of the console's address. */
  noticeUrl?: string | undefined;
  /** The shopper's address, for the PG. */
  browserIp?: string | undefined;
  promotionId?: string | undefined;
  /** What is handed on to the PG; sent as JSON text. */
  bypass?: Record<string, unknown> | undefined;
}

export function isJson(value: unknown): boolean {
  try {
    return JSON.stringify(value) !== undefined;
  } catch {
    return false;
  }
}

const jsonObject = z.record(z.string(), z.unknown()).check(rule('not-json', (value) => !isJson(value)));
const httpUrl = z
  .string()
  .check(rule('not-a-url', (value) => !URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)));

/** Optional text of at most `max` characters. */
export function optionalText(max = Number.POSITIVE_INFINITY) {
  return z.optional(z.string().check(notBlank(), atMost(max)));
}

/** Fields of every charge, for schemas of several calls. */
export const CHARGE_SHAPE = {
  merchantUid: text(MAX_MERCHANT_UID_LENGTH),
  amount: z.number().check(rule('not-won', (value) => !isWon(value))),
  taxFree: z.optional(z.number().check(rule('not-whole', (value) => !Number.isSafeInteger(value) || value < 0))),
  cardQuota: z.optional(z.number()),
  buyer: buyerSchema,
  customData: z.optional(z.union([z.string(), jsonObject])),
  noticeUrl: z.optional(httpUrl),
  browserIp: optionalText(),
  promotionId: optionalText(),
  bypass: z.optional(jsonObject),
};

export const customerUid = text(MAX_CUSTOMER_UID_LENGTH);
export const channelKey = text(MAX_CHANNEL_KEY_LENGTH);

/** Rules over several fields of a charge. */
export function chargeRules<T extends Pick<ChargeInput, 'amount' | 'taxFree' | 'cardQuota'>>() {
  return [
    fieldRule<T>('taxFree', 'tax-free-above-amount', ({ taxFree = 0, amount }) => taxFree > amount && { max: amount }),
    fieldRule<T>(
      'cardQuota',
      'bad-month',
      ({ cardQuota = 0 }) =>
        !isInstallmentAllowed({
          months: cardQuota,
          amount: INSTALLMENT_MINIMUM,
          cardQuota: [MAX_INSTALLMENT_MONTHS],
        }) && {
          received: cardQuota,
        },
    ),
    fieldRule<T>(
      'cardQuota',
      'installment-below-minimum',
      ({ cardQuota = 0, amount }) => cardQuota >= 2 && amount < INSTALLMENT_MINIMUM && { months: cardQuota, amount },
    ),
  ] as const;
}

export const cardInput: z.ZodMiniType<Card> = cardSchema;

export type { Card, CardInput };

/** The wire's fields of a charge that passed. */
export function chargeBody(charge: ChargeInput): ChargeWire {
  const { merchantUid, amount, taxFree, cardQuota, customData, noticeUrl, browserIp, promotionId, bypass } = charge;
  return {
    merchant_uid: merchantUid,
    amount,
    ...given({
      tax_free: taxFree,
      card_quota: cardQuota,
      ...buyerBody(charge.buyer),
      custom_data: typeof customData === 'object' ? JSON.stringify(customData) : customData,
      notice_url: noticeUrl,
      browser_ip: browserIp,
      promotion_id: promotionId,
      bypass: bypass && JSON.stringify(bypass),
    }),
  };
}

function buyerBody(who: Buyer = {}): BuyerWire {
  return given({
    buyer_name: who.name,
    buyer_email: who.email,
    buyer_tel: who.tel,
    buyer_addr: who.address,
    buyer_postcode: who.postcode,
  });
}

export function cardBody({ number, expiry, birth, pwd2Digit }: Card): CardWire {
  return { card_number: number, expiry, ...given({ birth, pwd_2digit: pwd2Digit }) };
}

/** What no error may quote of a card. */
export function cardSecrets({ number, expiry, birth, pwd2Digit }: Card): string[] {
  const [year = '', month = ''] = expiry.split('-');
  // A PG may write the expiry its own way.
  const expiries = [`${year}${month}`, `${year.slice(2)}${month}`, `${month}${year.slice(2)}`];
  return [number, ...expiries, birth, pwd2Digit].filter((secret) => secret !== undefined);
}
