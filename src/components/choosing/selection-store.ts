import type { PayMethod } from '../../rules/pay-method-traits.ts';
import {
  type ChosenSelection,
  isHeldAs,
  isSameSelection,
  readSelection,
  SELECTION_FIELDS,
  type SelectionField,
} from './chosen-selection.ts';
import { type PaymentLimits, selectionInForce } from './selection-in-force.ts';

/** What the store needs of a react-hook-form; its methods keep their identity. */
export interface SelectionForm {
  getValues(name: string): unknown;
  setValue(name: string, value: unknown, options: { shouldValidate: boolean }): void;
  getFieldState(name: string): { error?: unknown };
  subscribe(options: {
    formState: { values: true };
    callback: (change: { name?: string | undefined }) => void;
  }): () => void;
}

export interface SelectionStore {
  subscribe(listener: () => void): () => void;
  /** The same object until the choice changes. */
  read(): ChosenSelection;
  /** Writes what is in force into the form where the form holds something else, now and after each change of the form. */
  hold(limits: PaymentLimits): void;
  /**
   * A part asks for this field. Months that a part asks for are not left to the payment window.
   *
   * @param register called again when the form may have forgotten the field: after a reset, or when it was unregistered.
   */
  bindField(field: SelectionField, register: () => void): () => void;
}

/**
 * The choice beside the form that holds it. The form always holds what is in force: a lump sum while the amount allows
 * no installments. The months that the shopper chose are remembered here, so that they come back with the amount; and
 * for each pay method its answer about the cash receipt, which comes back with the method.
 *
 * @param path name of a field of the selection in the form.
 */
export function createSelectionStore(form: SelectionForm, path: (field: string) => string): SelectionStore {
  const heldAt = (field: SelectionField) => form.getValues(path(field));
  const memory = createMemory(readSelection(heldAt));
  const listeners = new Set<() => void>();
  const bound = new Set<{ field: SelectionField; register: () => void }>();
  let limits: PaymentLimits | undefined;
  let isWriting = false;
  let chosen = memory.chosen(false);

  function observe(): ChosenSelection {
    memory.observe(readSelection(heldAt));
    const next = memory.chosen([...bound].some(({ field }) => field === 'installment'));
    if (!isSameSelection(next, chosen)) chosen = next;
    return chosen;
  }

  function hold(): void {
    const inForce = limits && selectionInForce(observe(), limits);
    // A shop that writes something else each time it is notified must not start a loop.
    if (!inForce || isWriting) return;
    isWriting = true;
    const isEmpty = (heldAt('payMethod') ?? undefined) === undefined;
    for (const field of SELECTION_FIELDS) {
      const value = inForce[field];
      if (isHeldAs(field, heldAt(field), value) && !(isEmpty && value !== undefined)) continue;
      memory.wrote(field, value);
      const name = path(field);
      form.setValue(name, value, { shouldValidate: Boolean(form.getFieldState(name).error) });
    }
    isWriting = false;
  }

  function changed(): void {
    hold();
    for (const listener of listeners) listener();
  }

  let unsubscribe: (() => void) | undefined;
  return {
    subscribe(listener) {
      listeners.add(listener);
      unsubscribe ??= form.subscribe({
        formState: { values: true },
        callback: ({ name }) => {
          if (name === undefined) for (const { register } of bound) register();
          changed();
        },
      });
      hold();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        unsubscribe?.();
        unsubscribe = undefined;
      };
    },
    read: observe,
    hold(newLimits) {
      limits = newLimits;
      hold();
    },
    bindField(field, register) {
      const entry = { field, register };
      bound.add(entry);
      register();
      changed();
      return () => void bound.delete(entry);
    },
  };
}

/** What the shopper and the shop wrote into the form, apart from what the store itself wrote. */
function createMemory(start: ChosenSelection) {
  const answers = new Map<PayMethod | undefined, boolean | undefined>();
  if (start.cashReceipt !== undefined) answers.set(start.payMethod, start.cashReceipt);
  let held = start;
  let picked = start;
  return {
    observe(next: ChosenSelection): void {
      const changes = SELECTION_FIELDS.filter((field) => next[field] !== held[field]);
      picked = { ...picked, ...Object.fromEntries(changes.map((field) => [field, next[field]])) };
      if (changes.includes('cashReceipt')) answers.set(next.payMethod, next.cashReceipt);
      held = next;
    },
    /** To be called before the form is changed. */
    wrote(field: SelectionField, value: ChosenSelection[SelectionField]): void {
      held = { ...held, [field]: value };
    },
    chosen(isAskedForMonths: boolean): ChosenSelection {
      const { payMethod } = held;
      return {
        ...picked,
        installment: picked.installment ?? (isAskedForMonths ? 0 : undefined),
        cashReceipt: answers.has(payMethod) ? answers.get(payMethod) : held.cashReceipt,
      };
    },
  };
}
