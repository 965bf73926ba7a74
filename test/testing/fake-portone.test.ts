// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type FakeOutcome, fakePortOne, fakeVerify } from '../../src/testing.ts';
import type { ImpRequest } from '../../src/wire/imp-request.ts';

const request: ImpRequest = { pay_method: 'card', merchant_uid: 'm1', name: 'a', amount: 60_000, digital: false };
const sdk = fakePortOne();
const verify = fakeVerify();

afterEach(() => {
  sdk.setOutcome('approve');
  sdk.forget();
  vi.restoreAllMocks();
});

function pay(overrides: Partial<ImpRequest> = {}): Promise<unknown> {
  return new Promise((resolve) => sdk.request_pay({ ...request, ...overrides }, resolve));
}

function verdict(merchantUid = 'm1') {
  return verify({ merchantUid }, { signal: new AbortController().signal });
}

describe('fakePortOne with fakeVerify', () => {
  it('records its calls, and the request as it was passed', async () => {
    const own = fakePortOne();
    own.init('imp00000000');
    own.agency?.('imp00000000', 'abc');
    own.request_pay({ ...request });
    expect(own.inits).toEqual(['imp00000000', 'imp00000000/abc']);
    expect(own.requests).toEqual([request]);
  });

  it('writes into its argument, and calls back after it has returned', async () => {
    const given = { ...request };
    const callback = vi.fn();
    sdk.request_pay(given, callback);
    expect(given).toHaveProperty('request_id');
    expect(callback).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(callback).toHaveBeenCalledOnce());
  });

  it.each<[FakeOutcome, object, object]>([
    ['approve', { success: true, status: 'paid' }, { status: 'paid', amount: 60_000 }],
    ['decline', { success: false, error_code: '8001' }, { status: 'failed', failure: { code: 'declined' } }],
    ['over-limit', { success: false, error_code: '8004' }, { status: 'failed', failure: { code: 'over-limit' } }],
    ['insufficient-balance', { error_code: '8035' }, { status: 'failed', failure: { code: 'insufficient-balance' } }],
    ['cancel', { success: false, status: 'failed' }, { status: 'cancelled' }],
    ['success-flag-lies', { success: false }, { status: 'paid' }],
    ['amount-mismatch', { success: true }, { status: 'mismatch', reason: 'amount' }],
  ])('%s: callback and verdict', async (outcome, reply, expected) => {
    sdk.setOutcome(outcome);
    expect(await pay()).toMatchObject({ merchant_uid: 'm1', ...reply });
    expect(await verdict()).toMatchObject({ merchantUid: 'm1', ...expected });
  });

  it('reports the months that the request selected', async () => {
    await pay({ card: { direct: { code: '381', quota: 3 } } });
    expect(await verdict()).toMatchObject({ installment: 3, cardName: '국민카드' });
  });

  it('never calls back under never-answer, and the payment stays unpaid', async () => {
    sdk.setOutcome('never-answer');
    const callback = vi.fn();
    sdk.request_pay({ ...request }, callback);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(callback).not.toHaveBeenCalled();
    expect(await verdict()).toEqual({ status: 'unpaid', merchantUid: 'm1', impUid: expect.any(String) });
  });

  it('issues an account that a deposit pays', async () => {
    sdk.setOutcome('issue-account');
    await pay({ pay_method: 'vbank' });
    const now = Date.now() / 1000;
    const issued = await verdict();
    expect(issued).toMatchObject({ status: 'awaiting-deposit', amount: 60_000, account: { bankName: '국민은행' } });
    expect(issued.status === 'awaiting-deposit' && issued.account.dueAt).toBeGreaterThan(now);
    sdk.deposit('m1');
    expect(await verdict()).toMatchObject({ status: 'paid', bankName: '국민은행' });
  });

  it('is paid at the second lookup under deposit, and under notify-late', async () => {
    sdk.setOutcome('deposit');
    await pay({ pay_method: 'vbank' });
    expect([(await verdict()).status, (await verdict()).status]).toEqual(['awaiting-deposit', 'paid']);
    sdk.setOutcome('notify-late');
    await pay({ merchant_uid: 'm2' });
    expect([(await verdict('m2')).status, (await verdict('m2')).status]).toEqual(['unpaid', 'paid']);
  });

  it('rejects the lookup under server-down', async () => {
    sdk.setOutcome('server-down');
    await pay();
    await expect(verdict()).rejects.toThrow('server-down');
  });

  it('opens no window, and forgets payments when told to', async () => {
    const open = vi.spyOn(window, 'open');
    await pay();
    sdk.forget();
    expect(open).not.toHaveBeenCalled();
    expect(await verdict()).toEqual({ status: 'unpaid', merchantUid: 'm1' });
  });
});
