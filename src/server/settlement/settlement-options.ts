import type { PortOne, PortOneEnvironment } from '../portone/create-portone.ts';
import type { DueRules } from './due.ts';
import type { Ledger } from './ledger.ts';
import type { Orders } from './orders.ts';

/** What led to a settlement. */
export type SettlementTrigger =
  | 'complete'
  | 'orderStatus'
  | 'cardPayment'
  | 'payBillingKey'
  | 'webhook'
  | 'sweep'
  | 'refund';

/** Where an error came up. */
export interface SettlementContext {
  action: SettlementTrigger;
  merchantUid: string;
}

/** Unix milliseconds, the same for all processes that share a ledger. */
export type Clock = () => Promise<number>;

export interface SettlementOptions {
  portOne: PortOne;
  ledger: Ledger;
  orders: Orders;
  environment: PortOneEnvironment;
  clock: Clock;
  /** Milliseconds. */
  lease: number | undefined;
  recheck: DueRules;
  /** Receives every error, and every payment that needs a person. Never rejects; false when the shop's function failed. */
  onError: (error: unknown, context: SettlementContext) => Promise<boolean>;
}

/** The clock of the ledger: the clocks of two servers may differ by more than a lease. @param now replaces it in tests */
export function clockOf(ledger: Pick<Ledger, 'now'>, now: (() => number) | undefined): Clock {
  return now === undefined ? () => ledger.now() : async () => now();
}
