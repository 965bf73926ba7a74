import type { Merchant } from '../../schema/merchant.ts';
import { type ParsedSelection, parseSelection, type Selection, type SelectionContext } from '../../schema/selection.ts';

const FIELDS = [
  'payMethod',
  'cardIssuer',
  'installment',
  'cashReceipt',
  'escrow',
  'phoneNumber',
] as const satisfies readonly (keyof Selection)[];

interface Result {
  amount: number;
  values: readonly unknown[];
  parsed: ParsedSelection;
}

const latest = new WeakMap<Merchant, Result>();

/**
 * `parseSelection` for a form, once for each state of the form: every field validates itself, and the submit validates
 * the whole. The form mutates its values in place, so they are compared one by one.
 */
export function parseForm(form: unknown, { merchant, amount }: SelectionContext): ParsedSelection {
  const values = FIELDS.map((field) => (form as Partial<Selection> | undefined)?.[field]);
  const previous = latest.get(merchant);
  const isSame =
    previous?.amount === amount && values.every((value, index) => Object.is(value, previous.values[index]));
  if (isSame) return previous.parsed;
  const parsed = parseSelection(form, { merchant, amount });
  latest.set(merchant, { amount, values, parsed });
  return parsed;
}
