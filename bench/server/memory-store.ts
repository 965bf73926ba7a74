import { memoryLedger } from 'kiwoom-checkout/server';
import { SEED, type Store } from './store.ts';

export async function openMemory(): Promise<Store> {
  const ledger = memoryLedger();
  let filled = 0;
  return {
    ledger,
    async fill(count) {
      const seed = await ledger.read(SEED);
      if (!seed) throw new Error('There is no seed.');
      const { merchantUid: _uid, version: _version, ...state } = seed;
      for (; filled < count; filled += 1) {
        await ledger.compareAndSet(`filled-${filled}`, 0, { ...state, orderId: `filled-${filled}` });
      }
    },
    plans: async () => [],
    close: async () => {},
  };
}
