import type { SelectionInForce } from '../context/checkout-context.ts';
import {
  type ChosenSelection,
  isHeldAs,
  readSelection,
  SELECTION_FIELDS,
  type SelectionField,
} from './chosen-selection.ts';
import { type PaymentLimits, selectionInForce } from './selection-in-force.ts';
import { createSelectionMemory, type SelectionMemory } from './selection-memory.ts';

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

type PathOf = (field: string) => string;

/**
 * The choice beside the form that holds it. The form always holds what is in force: a lump sum while the amount allows
 * no installments. The months that the shopper chose are remembered here, so that they come back with the amount; and
 * for each pay method its answer about the cash receipt, which comes back with the method.
 *
 * @param path name of a field of the selection in the form.
 */
export function createSelectionStore(form: SelectionForm, path: PathOf): SelectionStore {
  const heldAt = (field: SelectionField) => form.getValues(path(field));
  const memory = createSelectionMemory(readSelection(heldAt));
  const bound = createBoundFields();
  const write = createFormWriter(form, path, memory);
  const listeners = createListeners(form, (name) => {
    if (name === undefined) bound.registerAll();
    changed();
  });
  let limits: PaymentLimits | undefined;

  const read = () => memory.observe(readSelection(heldAt), bound.has('installment'));

  function hold(): void {
    if (limits) write(selectionInForce(read(), limits));
  }

  function changed(): void {
    hold();
    listeners.notify();
  }

  return {
    subscribe(listener) {
      const unsubscribe = listeners.add(listener);
      hold();
      return unsubscribe;
    },
    read,
    hold(newLimits) {
      limits = newLimits;
      hold();
    },
    bindField(field, register) {
      const unbind = bound.add(field, register);
      changed();
      return unbind;
    },
  };
}

/** Writes a selection into the form, field by field, where the form holds something else. */
function createFormWriter(form: SelectionForm, path: PathOf, memory: SelectionMemory) {
  let isWriting = false;
  return (inForce: SelectionInForce): void => {
    // A shop that writes something else each time it is notified must not start a loop.
    if (isWriting) return;
    isWriting = true;
    const isEmpty = (form.getValues(path('payMethod')) ?? undefined) === undefined;
    for (const field of SELECTION_FIELDS) {
      const name = path(field);
      const value = inForce[field];
      if (isHeldAs(field, form.getValues(name), value) && !(isEmpty && value !== undefined)) continue;
      memory.wrote(field, value);
      form.setValue(name, value, { shouldValidate: Boolean(form.getFieldState(name).error) });
    }
    isWriting = false;
  };
}

/** The fields that have a part on the page. */
function createBoundFields() {
  const bound = new Set<{ field: SelectionField; register: () => void }>();
  return {
    has: (wanted: SelectionField): boolean => [...bound].some(({ field }) => field === wanted),
    registerAll(): void {
      for (const { register } of bound) register();
    },
    add(field: SelectionField, register: () => void): () => void {
      const entry = { field, register };
      bound.add(entry);
      register();
      return () => void bound.delete(entry);
    },
  };
}

/** Subscribes to the form while there is a listener. */
function createListeners(form: SelectionForm, onFormChange: (name: string | undefined) => void) {
  const listeners = new Set<() => void>();
  let unsubscribe: (() => void) | undefined;
  return {
    notify(): void {
      for (const listener of listeners) listener();
    },
    add(listener: () => void): () => void {
      listeners.add(listener);
      unsubscribe ??= form.subscribe({
        formState: { values: true },
        callback: ({ name }) => onFormChange(name),
      });
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        unsubscribe?.();
        unsubscribe = undefined;
      };
    },
  };
}
