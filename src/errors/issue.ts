/** What is wrong with one field of an order, a merchant, a selection, a card or a shipment. */
export type IssueCode =
  /** A required value is missing. */
  | 'required'
  /** Wrong type; `expected` names the right one. */
  | 'wrong-type'
  /** A key that does not exist here. */
  | 'unknown-key'
  /** Not one of the values that exist; `allowed` lists them. */
  | 'unknown-value'
  /** `max` characters at most. */
  | 'too-long'
  /** A number passed as a string: `"64900"` instead of `64900`. */
  | 'number-string'
  /** Not a whole number of won above 0. */
  | 'not-won'
  /** `characters` cannot be written in EUC-KR. */
  | 'not-euc-kr'
  | 'not-digits'
  | 'not-a-date'
  | 'not-a-url'
  /** Not serialisable as JSON. */
  | 'not-json'
  /** A quantity or a display amount that is not a whole number. */
  | 'not-whole'
  | 'tax-free-above-amount'
  /** This pay method is always taxed in full. */
  | 'tax-free-pay-method'
  | 'channel-missing'
  | 'channel-twice'
  | 'bad-pg'
  | 'bad-tier-code'
  /** Not a whole number of months from 2 to `MAX_INSTALLMENT_MONTHS`. */
  | 'bad-month'
  | 'carriers-twice'
  | 'escrow-digital'
  | 'escrow-pay-method'
  /** The shop has switched escrow off. */
  | 'escrow-off'
  /** The merchant does not offer this pay method. */
  | 'not-offered'
  /** Installments start at 50,000 won. */
  | 'installment-below-minimum'
  /** The shop takes lump sums only. */
  | 'installment-shop'
  /** `max` months at most, or not exactly this number of months. */
  | 'installment-months'
  /** Not 16 digits, with or without spaces and dashes. */
  | 'bad-card-number'
  /** 16 digits whose check digit does not fit: one of them is mistyped. */
  | 'bad-check-digit'
  /** Neither `YYYY-MM` nor `MM/YY`. */
  | 'bad-expiry'
  | 'card-expired'
  /** Neither six digits of a birth date nor ten of a business number. */
  | 'bad-birth'
  /** Not the first two digits of the card's password. */
  | 'bad-password-digits';

/**
 * One problem, as data. `field` is the path as the caller wrote it: `merchantUid`, `buyer.tel`, `selection.installment`.
 * `issueMessage` of the labels room makes a Korean or an English sentence of it.
 */
export interface Issue {
  field: string;
  code: IssueCode;
  params?: Record<string, string | number>;
}
