import { type CardIssuer, isCardIssuer } from '../../rules/card-issuer-codes.ts';
import { isPayMethod, type PayMethod } from '../../rules/pay-method-traits.ts';

/** What the shopper chose, whether or not it can be paid so at the moment. */
export interface ChosenSelection {
  payMethod: PayMethod | undefined;
  /** KFTC code; empty leaves the issuer to the payment window. */
  cardIssuer: CardIssuer | '';
  /** Months; 0 is a lump sum; undefined leaves the months to the payment window. */
  installment: number | undefined;
  /** Undefined until it is answered. */
  cashReceipt: boolean | undefined;
  escrow: boolean;
}

export type SelectionField = keyof ChosenSelection;

export const SELECTION_FIELDS = [
  'payMethod',
  'cardIssuer',
  'installment',
  'cashReceipt',
  'escrow',
] as const satisfies readonly SelectionField[];

/** Reads the fields of a form, which may hold anything. */
export function readSelection(heldAt: (field: SelectionField) => unknown): ChosenSelection {
  const payMethod = heldAt('payMethod');
  const cardIssuer = heldAt('cardIssuer');
  return {
    payMethod: isPayMethod(payMethod) ? payMethod : undefined,
    cardIssuer: isCardIssuer(cardIssuer) ? cardIssuer : '',
    installment: toMonths(heldAt('installment')),
    cashReceipt: toAnswer(heldAt('cashReceipt')),
    escrow: heldAt('escrow') === true,
  };
}

/** Whether a form holds a value as `parseSelection` understands it. */
export function isHeldAs(field: SelectionField, held: unknown, value: ChosenSelection[SelectionField]): boolean {
  if (Object.is(held, value)) return true;
  const isEmpty = held === undefined || held === null || held === '';
  switch (field) {
    case 'payMethod':
      return false;
    case 'cardIssuer':
      return isEmpty && value === '';
    case 'installment':
      return isEmpty ? value === undefined : typeof held === 'string' && held === String(value);
    case 'cashReceipt':
      return isEmpty ? value === undefined : toAnswer(held) === value && value !== undefined;
    case 'escrow':
      return isEmpty && held !== '' && value === false;
  }
}

export function isSameSelection(one: ChosenSelection, other: ChosenSelection): boolean {
  return SELECTION_FIELDS.every((field) => one[field] === other[field]);
}

function toMonths(value: unknown): number | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const months = Number(value);
  return Number.isInteger(months) ? months : 0;
}

function toAnswer(value: unknown): boolean | undefined {
  if (value === true || value === 'yes') return true;
  return value === false || value === 'no' ? false : undefined;
}
