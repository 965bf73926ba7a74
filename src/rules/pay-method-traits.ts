import { hasOwn } from '../errors/has-own.ts';
import type { PayMethodWire } from '../wire/imp-request.ts';

/** What a pay method can do. Code checks a trait, never a name. */
export interface PayMethodTraits {
  group: 'card' | 'transfer' | 'deposit' | 'easy' | 'phone' | 'voucher';
  /** The card issuer and the installments can be chosen before the window opens. */
  cardOptions: boolean;
  /** How CASHRECEIPTFLAG is written: `1`/`0`, `"Y"`/`"N"`, or not at all. */
  cashReceipt: 'digit' | 'letter' | null;
  escrow: boolean;
  /** Takes a tax-free part; otherwise the whole amount is taxed. */
  taxFree: boolean;
  /** An account is issued now and the deposit follows later. */
  deposit: boolean;
  /** `DIRECT_YN`: the easy-pay window can open without Kiwoom Pay's page before it. */
  direct: boolean;
  /** Mobile carriers can be shown or hidden. */
  carriers: boolean;
  /** Supports partial refunds. */
  partialCancel: boolean;
  /** One of the eight methods of Kiwoom Pay's guide; PortOne added the other four later. */
  guide: boolean;
}

const PLAIN = {
  cardOptions: false,
  cashReceipt: null,
  escrow: false,
  taxFree: false,
  deposit: false,
  direct: false,
  carriers: false,
  partialCancel: true,
  guide: true,
} as const;

const EASY = { ...PLAIN, group: 'easy', taxFree: true, direct: true } as const;
const VOUCHER = { ...PLAIN, group: 'voucher', guide: false } as const;

/**
 * Every pay method of Kiwoom Pay on PortOne V1, by its name on the wire.
 * Samsung Pay is `samsung` here, not the `samsungpay` of PortOne's general pages.
 *
 * @see https://developers.portone.io/opi/ko/integration/pg/v1/daou/readme
 */
export const PAY_METHODS = {
  card: { ...PLAIN, group: 'card', cardOptions: true, taxFree: true },
  trans: { ...PLAIN, group: 'transfer', cashReceipt: 'digit', escrow: true },
  vbank: { ...PLAIN, group: 'deposit', cashReceipt: 'digit', escrow: true, deposit: true },
  kakaopay: { ...EASY, cashReceipt: 'letter' },
  naverpay: EASY,
  payco: EASY,
  samsung: EASY,
  applepay: EASY,
  phone: { ...PLAIN, group: 'phone', carriers: true, partialCancel: false, guide: false },
  cultureland: VOUCHER,
  smartculture: { ...VOUCHER, partialCancel: false },
  booknlife: { ...VOUCHER, partialCancel: false },
} as const satisfies Record<PayMethodWire, PayMethodTraits>;

export type PayMethod = keyof typeof PAY_METHODS;

/** The eight methods of the guide, in its order: the default of `merchant.payMethods`. */
export const DEFAULT_PAY_METHODS = [
  'card',
  'trans',
  'vbank',
  'kakaopay',
  'naverpay',
  'payco',
  'samsung',
  'applepay',
] as const satisfies readonly PayMethod[];

export function isPayMethod(value: unknown): value is PayMethod {
  return typeof value === 'string' && hasOwn(PAY_METHODS, value);
}

export function traitsOf(payMethod: PayMethod): PayMethodTraits {
  return PAY_METHODS[payMethod];
}
