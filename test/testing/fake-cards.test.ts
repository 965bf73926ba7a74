import { describe, expect, it } from 'vitest';
import { FAKE_CARD_OUTCOMES, fakeCards } from '../../src/testing.ts';

const charge = { merchantUid: 'm1', cardQuota: 2 };
const key = { customerUid: 'c1' };

describe('fakeCards', () => {
  it('approves a charge, a billing key and a shipment', async () => {
    const cards = fakeCards({ amount: 12_000 });
    const paid = { status: 'paid', merchantUid: 'm1', amount: 12_000, payMethod: 'card', installment: 2 };
    expect(await cards.pay(charge)).toMatchObject(paid);
    expect(await cards.verify({ merchantUid: 'm1' })).toMatchObject(paid);
    expect(await cards.issue(key)).toMatchObject({ status: 'issued', card: { customerUid: 'c1' } });
    expect(await cards.act()).toBeUndefined();
    expect(cards.charged).toEqual(['m1']);
  });

  it.each(['decline', 'over-limit'] as const)('%s: charge and billing key fail', async (outcome) => {
    const cards = fakeCards({ outcome });
    const failed = { status: 'failed', failure: { code: outcome === 'decline' ? 'declined' : 'over-limit' } };
    expect(await cards.pay(charge)).toMatchObject(failed);
    expect(await cards.issue(key)).toMatchObject({ customerUid: 'c1', ...failed });
    await expect(cards.act()).rejects.toThrow('refusal');
  });

  it('lost: the charge fails on the way, and verify finds it paid', async () => {
    const cards = fakeCards({ outcome: 'lost' });
    await expect(cards.pay(charge)).rejects.toThrow('lost');
    expect(await cards.verify({ merchantUid: 'm1' })).toMatchObject({ status: 'paid' });
    expect(await cards.verify({ merchantUid: 'm2' })).toEqual({ status: 'unpaid', merchantUid: 'm2' });
  });

  it('server-down: verify fails as well', async () => {
    const cards = fakeCards({ outcome: 'server-down' });
    await expect(cards.pay(charge)).rejects.toThrow('server-down');
    await expect(cards.verify({ merchantUid: 'm1' })).rejects.toThrow('server-down');
  });

  it('never-answer: the charge never settles', async () => {
    const cards = fakeCards({ outcome: 'never-answer' });
    const settled = cards.pay(charge).then(() => 'settled');
    const waited = new Promise((resolve) => setTimeout(resolve, 30, 'waited'));
    expect(await Promise.race([settled, waited])).toBe('waited');
    expect(cards.charged).toEqual(['m1']);
  });

  it('publishes the names of its outcomes', () => {
    expect(FAKE_CARD_OUTCOMES).toEqual(['approve', 'decline', 'over-limit', 'lost', 'server-down', 'never-answer']);
  });
});
