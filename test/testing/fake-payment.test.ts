import { describe, expect, it } from 'vitest';
import { fakePayment, sampleMerchant, sampleOrder } from '../../src/testing.ts';

describe('fakePayment', () => {
  it('stays in its state; pay resolves only where the state is settled', async () => {
    const state = { status: 'cancelled', merchantUid: 'm1', next: null } as const;
    const settled = fakePayment(state);
    settled.reset();
    expect(settled.state).toBe(state);
    expect(await settled.pay({ payMethod: 'card' })).toBe(state);
    const pending = fakePayment({ status: 'preparing' });
    const waited = new Promise((resolve) => setTimeout(resolve, 30, 'waited'));
    expect(await Promise.race([pending.pay({ payMethod: 'card' }).then(() => 'settled'), waited])).toBe('waited');
  });

  it('takes overrides', () => {
    expect(fakePayment({ status: 'preparing' }, { slow: true }).slow).toBe(true);
  });
});

describe('the samples', () => {
  it('add up, and take overrides', () => {
    const { amount, items = [], lines = [] } = sampleOrder();
    expect([...items, ...lines].reduce((sum, line) => sum + (line.amount ?? 0), 0)).toBe(amount);
    expect(sampleOrder({ amount: 1 }).amount).toBe(1);
    expect(sampleMerchant({ digital: true })).toMatchObject({ digital: true, userCode: 'imp00000000' });
  });
});
