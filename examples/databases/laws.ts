import { ledgerLaws } from 'kiwoom-checkout/testing';
import { it } from 'vitest';
import { myLedger } from './my-ledger.ts';

for (const { name, run } of ledgerLaws(() => myLedger())) it(name, run);
