import { type Ledger, memoryLedger } from 'kiwoom-checkout/server';

/** Begin with one that holds all the laws, and replace one function after the other. */
export const myLedger = (): Ledger => ({ ...memoryLedger() });
