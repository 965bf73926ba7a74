import type { Ledger } from 'kiwoom-checkout/server';

/** A ledger to measure, with what only its store can do. */
export interface Store {
  ledger: Ledger;
  /** Copies the row of `SEED` until there are so many rows, far faster than the ledger writes them. */
  fill(count: number): Promise<void>;
  /** How the store answers each statement that the ledger has sent, if it has plans. */
  plans(): Promise<[statement: string, plan: string][]>;
  close(): Promise<void>;
}

/** The attempt whose row is copied. */
export const SEED = 'seed';

/** Statements of the ledger with parameters of their last call. */
export class StatementLog {
  readonly #statements = new Map<string, readonly unknown[]>();

  add(text: string, params: readonly unknown[]): void {
    if (/^\s*(select|with|insert|update|delete)/i.test(text)) this.#statements.set(text, params);
  }

  /** Statements that name a table of the ledger. */
  entries(): [string, readonly unknown[]][] {
    return [...this.#statements].filter(([text]) => text.includes('kiwoom_checkout_'));
  }
}
