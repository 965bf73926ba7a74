import type { PortOne, PortOneEnvironment } from '../portone/create-portone.ts';
import type { DueRules } from './effects.ts';
import type { Ledger } from './ledger.ts';
import type { Orders } from './orders.ts';

/** What led to a settlement. */
export type SettlementTrigger = 'complete' | 'cardPayment' | 'payBillingKey' | 'webhook' | 'sweep';

/** Where an error came up. */
export interface SettlementContext {
  action: SettlementTrigger;
  merchantUid: string;
}

export interface SettlementOptions {
  portOne: PortOne;
  ledger: Ledger;
  orders: Orders;
  environment: PortOneEnvironment;
  /** Unix milliseconds. */
  now: () => number;
  /** Milliseconds. */
  lease: number | undefined;
  recheck: DueRules;
  /** Receives every error, and every payment that needs a person. Never throws. */
  onError: (error: unknown, context: SettlementContext) => void;
}
