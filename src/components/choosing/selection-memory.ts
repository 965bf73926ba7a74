import type { PayMethod } from '../../rules/pay-method-traits.ts';
import { type ChosenSelection, isSameSelection, SELECTION_FIELDS, type SelectionField } from './chosen-selection.ts';

export interface SelectionMemory {
  /**
   * Records the changes of the form, and returns the choice: the same object until it changes.
   *
   * @param requiresMonths the page has a part for the months, so they are not left to the payment window.
   */
  observe(next: ChosenSelection, requiresMonths: boolean): ChosenSelection;
  /** Notes a value that the store itself writes. To be called before the form is changed. */
  wrote(field: SelectionField, value: ChosenSelection[SelectionField]): void;
}

/** What the shopper and the shop wrote into the form, apart from what the store itself wrote. */
export function createSelectionMemory(start: ChosenSelection): SelectionMemory {
  const answers = new Map<PayMethod | undefined, boolean | undefined>();
  if (start.cashReceipt !== undefined) answers.set(start.payMethod, start.cashReceipt);
  let held = start;
  let picked = start;
  let chosen = choose(false);

  function choose(requiresMonths: boolean): ChosenSelection {
    const { payMethod } = held;
    return {
      ...picked,
      installment: picked.installment ?? (requiresMonths ? 0 : undefined),
      cashReceipt: answers.has(payMethod) ? answers.get(payMethod) : held.cashReceipt,
    };
  }

  return {
    observe(next, requiresMonths) {
      const changes = SELECTION_FIELDS.filter((field) => next[field] !== held[field]);
      picked = { ...picked, ...Object.fromEntries(changes.map((field) => [field, next[field]])) };
      if (changes.includes('cashReceipt')) answers.set(next.payMethod, next.cashReceipt);
      held = next;
      const now = choose(requiresMonths);
      if (!isSameSelection(now, chosen)) chosen = now;
      return chosen;
    },
    wrote(field, value) {
      held = { ...held, [field]: value };
    },
  };
}
