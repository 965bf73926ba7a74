import { errorKey } from '../../labels/label-keys.ts';
import type { LabelKey } from '../../labels/labels.ts';
import { type Card, parseCard } from '../../schema/card.ts';
import { digitsOf } from './card-format.ts';

/** The optional fields that the contract with Kiwoom Pay requires. */
export interface CardFieldOptions {
  /** Birth date, or the business number of a business card. @default true */
  birth?: boolean | undefined;
  /** The first two digits of the card's password. @default true */
  pwd2Digit?: boolean | undefined;
}

/** The text of each field. */
export interface CardValues {
  number: string;
  expiry: string;
  pwd2Digit: string;
  birth: string;
}

export type CardKind = 'personal' | 'business';

export const NO_CARD: CardValues = { number: '', expiry: '', pwd2Digit: '', birth: '' };

export const CARD_FIELDS = ['number', 'expiry', 'pwd2Digit', 'birth'] as const satisfies readonly (keyof CardValues)[];

/** A valid card, of no customer: with it one field is validated alone. */
const NEUTRAL = { number: '0'.repeat(16), expiry: '2099-12' };

/** The label key of the error of one field, or null. */
export function cardProblem(field: keyof CardValues, value: string, kind: CardKind, now: number): LabelKey | null {
  const digits = digitsOf(value).length;
  if (field === 'birth' && digits !== BIRTH_DIGITS[kind])
    return kind === 'business' ? 'errorBirthBusiness' : errorKey(field);
  if (field === 'pwd2Digit' && digits !== 2) return errorKey(field);
  const parsed = parseCard({ ...NEUTRAL, [field]: value }, { checkDigit: true, now });
  if (parsed.ok) return null;
  const code = parsed.issues[0]?.code;
  return code === 'bad-check-digit' || code === 'card-expired' ? errorKey(code) : errorKey(field);
}

const BIRTH_DIGITS = { personal: 6, business: 10 } as const;

/** The card as PortOne accepts it, or null when a field is invalid. */
export function toCard(values: CardValues, fields: CardFieldOptions, now: number): Card | null {
  const { number, expiry, birth, pwd2Digit } = values;
  const parsed = parseCard(
    {
      number,
      expiry,
      ...(fields.birth === false ? {} : { birth }),
      ...(fields.pwd2Digit === false ? {} : { pwd2Digit }),
    },
    { checkDigit: true, now },
  );
  return parsed.ok ? parsed.value : null;
}
