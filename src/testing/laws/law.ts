import type { Ledger } from '../../server/settlement/ledger.ts';

/** What one law works on. */
export interface Subject {
  ledger: Ledger;
  /** A new key: of an attempt, an order or events. */
  key(): string;
}

export type LawBody = (subject: Subject) => Promise<void>;
