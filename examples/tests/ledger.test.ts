import { memoryLedger } from 'kiwoom-checkout/server';
import { ledgerLaws } from 'kiwoom-checkout/testing';
import { describe, it } from 'vitest';

const ledger = memoryLedger(); // yours, on the real database

describe('our ledger', () => {
  for (const { name, run } of ledgerLaws(() => ledger)) it(name, run);
});
