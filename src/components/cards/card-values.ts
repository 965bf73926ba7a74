import { errorKey } from '../../labels/label-keys.ts';
import type { LabelKey } from '../../labels/labels.ts';
import { type Card, parseCard } from '../../schema/card.ts';
import { digitsOf } from './card-format.ts';

/** Which of these the contract with Kiwoom Pay asks for. */
export interface CardFieldOptions {
  /** Birth date, or the business number of a business card. @default true */
  birth?: boolean | undefined;
  /** The first two digits of the card's password. @default true */
  pwd2Digit?: boolean | undefined;
}

/** What stands in the fields. */
export interface CardValues {
  number: string;
  expiry: string;
  pwd2Digit: string;
  birth: string;
}

export type CardKind = 'personal' | 'business';

export const NO_CARD: CardValues = { number: '', expiry: '', pwd2Digit: '', birth: '' };

export const CARD_FIELDS = ['number', 'expiry', 'pwd2Digit', 'birth'] as const satisfies readonly (keyof CardValues)[];

/** A card without a fault, so that a field is judged by itself. It is nobody's. */
const NEUTRAL = { number: '0'.repeat(16), expiry: '2099-12' };

/** The label key for what is wrong with one field, or null. */
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

/** The card as PortOne takes it, or null when a field is wrong. */
export function toCard(values: CardValues, asked: CardFieldOptions, now: number): Card | null {
  const { number, expiry, birth, pwd2Digit } = values;
  const parsed = parseCard(
    {
      number,
      expiry,
      ...(asked.birth === false ? {} : { birth }),
      ...(asked.pwd2Digit === false ? {} : { pwd2Digit }),
    },
    { checkDigit: true, now },
  );
  return parsed.ok ? parsed.value : null;
}
