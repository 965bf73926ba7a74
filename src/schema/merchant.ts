import * as z from 'zod/mini';
import { warnOnce } from '../errors/warn.ts';
import { type IssuerQuotas, KIWOOM_CARD_CODES } from '../rules/card-issuer-codes.ts';
import { CARRIERS, type CarrierChoice } from '../rules/carriers.ts';
import { MAX_INSTALLMENT_MONTHS } from '../rules/installment-rules.ts';
import { PAY_METHODS, type PayMethod } from '../rules/pay-method-traits.ts';
import { type Checked, markChecked } from './checked.ts';
import { fieldRule, optional, type Parsed, parseWith, rule, text } from './issues.ts';

type Pg = 'daou' | `daou.${string}`;

/** The shop's fixed settings. */
export type Merchant = MerchantSettings & Channel;

/** The way to Kiwoom Pay. */
type Channel =
  | {
      /** From the PortOne console. */
      channelKey: string;
      pg?: undefined;
    }
  | {
      /** @deprecated PortOne asks for `channelKey`. `daou`, or `daou.` and the shop's CPID. */
      pg: Pg;
      channelKey?: undefined;
    };

interface MerchantSettings {
  /** Merchant identification code of the PortOne console: `imp00000000`. */
  userCode: string;
  /** Of a sub-merchant: 3 letters or digits. */
  tierCode?: string | undefined;
  /** Whether digital goods are sold. Must match the contract with Kiwoom Pay, or no payment is possible. */
  digital: boolean;
  /** In display order. @default `DEFAULT_PAY_METHODS`, the eight of Kiwoom Pay's guide */
  payMethods?: readonly PayMethod[] | undefined;
  /** Months. Absent: 2 to 12. Empty: lump sum only. One number: 2 up to it. Several: exactly those. */
  cardQuota?: readonly number[] | undefined;
  /** Exact months by Kiwoom's card code, sent as CARDQUOTA. Only for contracts that have it. */
  issuerQuotas?: IssuerQuotas | undefined;
  /** `off`: there is no such field and nothing is sent; the contract decides. @default 'ask' */
  cashReceipt?: 'ask' | 'off' | undefined;
  /** @default 'offer', or 'off' when `digital` */
  escrow?: 'offer' | 'always' | 'off' | undefined;
  /** Easy pay opens its own window directly, without Kiwoom Pay's page before it. @default false */
  directEasyPay?: boolean | undefined;
  /** Free-form product id; PortOne sends `iamport` when it is absent. */
  productCode?: string | undefined;
  /** Where phones return to: an absolute URL, or a path that is resolved at the click. Required to pay on a phone. */
  redirectUrl?: string | undefined;
  /** Replaces the webhook address of the console for these payments. */
  noticeUrl?: string | readonly string[] | undefined;
  /** Returns the shopper from a card app to the shop's app: `scheme` or `scheme://path`. */
  appScheme?: string | undefined;
  /** Mobile carriers shown for phone payments; one of `only` and `except`. @default all */
  carriers?: CarrierChoice | undefined;
  /** URL of PortOne's script. @default https://cdn.iamport.kr/v1/iamport.js */
  sdkUrl?: string | undefined;
  /** For pages with a nonce-based content security policy. */
  nonce?: string | undefined;
}

function isPg(value: unknown): value is Pg {
  return typeof value === 'string' && /^daou(\.[^.\s]+)?$/.test(value);
}

function isUrl(value: string): boolean {
  try {
    return /^https?:$/.test(new URL(value).protocol);
  } catch {
    return false;
  }
}

/** An absolute URL, or one that is resolved against the shop's own origin. */
function isReturnAddress(value: string): boolean {
  if (/^https?:\/\//i.test(value)) return isUrl(value);
  return value !== '' && !/^[a-z][a-z\d+.-]*:/i.test(value) && !/^[\\/]{2}/.test(value);
}

function months(min: 0 | 2) {
  const month = z.number().check(
    rule('bad-month', (value) => {
      const isMonth = Number.isInteger(value) && (value === min || value >= 2) && value <= MAX_INSTALLMENT_MONTHS;
      return !isMonth && { received: value, max: MAX_INSTALLMENT_MONTHS };
    }),
  );
  return z.readonly(z.array(month));
}

const webAddress = z.string().check(rule('not-a-url', (value) => !isUrl(value)));
const carrierList = optional(z.readonly(z.array(z.enum(CARRIERS))));

const settingsSchema = z
  .object({
    userCode: text(40),
    tierCode: optional(z.string().check(rule('bad-tier-code', (value) => !/^[A-Za-z\d]{3}$/.test(value)))),
    channelKey: optional(text(55)),
    pg: optional(z.custom<Pg>(isPg, { params: { code: 'bad-pg' } })),
    digital: z.boolean(),
    payMethods: optional(
      z.readonly(
        z.array(z.enum(Object.keys(PAY_METHODS) as PayMethod[])).check(rule('required', (value) => value.length === 0)),
      ),
    ),
    cardQuota: optional(months(2)),
    issuerQuotas: optional(z.partialRecord(z.enum(KIWOOM_CARD_CODES), months(0))),
    cashReceipt: optional(z.enum(['ask', 'off'])),
    escrow: optional(z.enum(['offer', 'always', 'off'])),
    directEasyPay: optional(z.boolean()),
    productCode: optional(z.string()),
    redirectUrl: optional(z.string().check(rule('not-a-url', (value) => !isReturnAddress(value)))),
    noticeUrl: optional(z.union([webAddress, z.readonly(z.array(webAddress))])),
    appScheme: optional(text(200)),
    carriers: optional(z.object({ only: carrierList, except: carrierList })),
    sdkUrl: optional(text(2000)),
    nonce: optional(z.string()),
  })
  .check(
    fieldRule('channelKey', 'channel-missing', ({ channelKey, pg }) => channelKey === undefined && pg === undefined),
    fieldRule('channelKey', 'channel-twice', ({ channelKey, pg }) => channelKey !== undefined && pg !== undefined),
    fieldRule('escrow', 'escrow-digital', ({ digital, escrow = 'off' }) => digital && escrow !== 'off'),
    fieldRule('carriers', 'carriers-twice', ({ carriers }) => Boolean(carriers?.only && carriers.except)),
  );

/**
 * Checks of `Merchant`; `parseMerchant` gives its problems as issues. That there is one of `channelKey` and `pg` is a
 * check and not a shape, so that the issue names the field.
 */
export const merchantSchema = settingsSchema as z.ZodMiniType<Merchant>;

/** A merchant that passed `parseMerchant`: frozen, without unknown keys. */
export type CheckedMerchant = Checked<Merchant>;

const passed = new WeakSet<object>();

export function isCheckedMerchant(input: unknown): input is CheckedMerchant {
  return typeof input === 'object' && input !== null && passed.has(input);
}

/**
 * Checks a shop's settings and returns a frozen copy of them, unknown keys dropped. A merchant that passed before is
 * returned as it is. Warns once in development when the deprecated `pg` is used.
 *
 * @returns the merchant, or one `Issue` for each wrong field. Never throws.
 */
export function parseMerchant(input: unknown): Parsed<CheckedMerchant> {
  if (isCheckedMerchant(input)) return { ok: true, value: input };
  const parsed = parseWith<Merchant>(merchantSchema, input, { whole: 'merchant' });
  if (!parsed.ok) return parsed;
  if (parsed.value.pg !== undefined) warnOnce('pg-deprecated');
  const value = markChecked(parsed.value);
  passed.add(value);
  return { ok: true, value };
}

/** Whether escrow is optional, mandatory or unavailable. Digital goods never have it. */
export function escrowPolicy({ digital, escrow }: Pick<Merchant, 'digital' | 'escrow'>): 'offer' | 'always' | 'off' {
  return digital ? 'off' : (escrow ?? 'offer');
}
