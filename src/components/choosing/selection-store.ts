import { type CardIssuer, isCardIssuer } from '../../rules/card-issuer-codes.ts';
import { isPayMethod, type PayMethod } from '../../rules/pay-method-traits.ts';
import { monthsInForce, type PaymentLimits } from './months-in-force.ts';

/** What the shopper chose, whether or not the amount allows it at the moment. */
export interface ChosenSelection {
  payMethod: PayMethod | undefined;
  /** KFTC code; empty leaves the issuer to the payment window. */
  cardIssuer: CardIssuer | '';
  /** Months; 0 is a lump sum. */
  installment: number;
  /** Undefined until it is answered. */
  cashReceipt: boolean | undefined;
  escrow: boolean;
}

/** What the store needs of a react-hook-form; its methods keep their identity. */
export interface SelectionForm {
  getValues(name: string): unknown;
  setValue(name: string, value: unknown, options: { shouldValidate: boolean }): void;
  getFieldState(name: string): { error?: unknown };
  subscribe(options: { formState: { values: true }; callback: () => void }): () => void;
}

export interface SelectionStore {
  subscribe(listener: () => void): () => void;
  /** The same object until the choice changes. */
  read(): ChosenSelection;
  /** Writes what is in force into the form where the form holds something else, now and after each change of the form. */
  hold(limits: PaymentLimits): void;
}

/**
 * The choice beside the form that holds it. The form always holds what is in force: a lump sum while the amount allows
 * no installments. The months that the shopper chose are remembered here, so that they come back with the amount; and
 * for each pay method its answer about the cash receipt, which comes back with the method.
 *
 * @param path name of a field of the selection in the form.
 */
export function createSelectionStore(form: SelectionForm, path: (field: string) => string): SelectionStore {
  const listeners = new Set<() => void>();
  const answers = new Map<PayMethod | undefined, boolean | undefined>();
  let held = readHeld(form, path);
  let months = held.installment;
  let chosen: ChosenSelection = held;
  let limits: PaymentLimits | undefined;
  if (held.cashReceipt !== undefined) answers.set(held.payMethod, held.cashReceipt);

  /** Reads what somebody else wrote into the form. */
  function observe(): void {
    const next = readHeld(form, path);
    if (next.installment !== held.installment) months = next.installment;
    if (next.cashReceipt !== held.cashReceipt) answers.set(next.payMethod, next.cashReceipt);
    held = next;
    const { payMethod } = next;
    const cashReceipt = answers.has(payMethod) ? answers.get(payMethod) : next.cashReceipt;
    const now = { ...next, installment: months, cashReceipt };
    if (!isSame(now, chosen)) chosen = now;
  }

  function write<K extends keyof ChosenSelection>(field: K, value: ChosenSelection[K]): void {
    // First, so that the form's notification finds nothing that somebody else wrote.
    held = { ...held, [field]: value };
    form.setValue(path(field), value, { shouldValidate: Boolean(form.getFieldState(path(field)).error) });
  }

  function hold(): void {
    observe();
    if (limits?.amount !== undefined) {
      const installment = monthsInForce(chosen, limits);
      if (installment !== held.installment) write('installment', installment);
    }
    if (chosen.cashReceipt !== held.cashReceipt) write('cashReceipt', chosen.cashReceipt);
  }

  const onChange = () => {
    hold();
    for (const listener of listeners) listener();
  };
  let unsubscribe: (() => void) | undefined;

  return {
    subscribe(listener) {
      listeners.add(listener);
      unsubscribe ??= form.subscribe({ formState: { values: true }, callback: onChange });
      hold();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        unsubscribe?.();
        unsubscribe = undefined;
      };
    },
    read() {
      observe();
      return chosen;
    },
    hold(newLimits) {
      limits = newLimits;
      hold();
    },
  };
}

/** What the form holds, in whatever way it writes it. `parseSelection` checks it before anything is paid. */
function readHeld({ getValues }: SelectionForm, path: (field: string) => string): ChosenSelection {
  const value = (field: keyof ChosenSelection) => getValues(path(field));
  const [payMethod, cardIssuer, months] = [value('payMethod'), value('cardIssuer'), Number(value('installment') ?? 0)];
  return {
    payMethod: isPayMethod(payMethod) ? payMethod : undefined,
    cardIssuer: isCardIssuer(cardIssuer) ? cardIssuer : '',
    installment: Number.isInteger(months) ? months : 0,
    cashReceipt: toAnswer(value('cashReceipt')),
    escrow: Boolean(value('escrow')),
  };
}

function toAnswer(value: unknown): boolean | undefined {
  if (value === true || value === 'yes') return true;
  return value === false || value === 'no' ? false : undefined;
}

function isSame(one: ChosenSelection, other: ChosenSelection): boolean {
  return (
    one.payMethod === other.payMethod &&
    one.cardIssuer === other.cardIssuer &&
    one.installment === other.installment &&
    one.cashReceipt === other.cashReceipt &&
    one.escrow === other.escrow
  );
}
