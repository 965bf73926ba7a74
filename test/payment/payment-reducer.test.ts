import { describe, expect, it } from 'vitest';
import { type PaymentEvent, paymentReducer } from '../../src/payment/machine/payment-reducer.ts';
import type { PaymentState } from '../../src/payment/machine/payment-state.ts';
import { sampleOrder } from '../../src/testing/samples.ts';

const order = sampleOrder({ merchantUid: 'm1' });
const next = sampleOrder({ merchantUid: 'm2' });
const failure = { code: 'declined' } as const;
const account = { bankName: '국민은행', number: '1', holder: null, dueAt: 1 };

const S = {
  preparing: { status: 'preparing' },
  ready: { status: 'ready', order },
  paying: { status: 'paying', order },
  verifying: { status: 'verifying', merchantUid: 'm1' },
  paid: { status: 'paid', merchantUid: 'm1', impUid: 'i1', amount: 1, paidAt: 1 },
  awaiting: { status: 'awaiting-deposit', merchantUid: 'm1', impUid: 'i1', amount: 1, account },
  cancelled: { status: 'cancelled', merchantUid: 'm1', next: null },
  failed: { status: 'failed', merchantUid: 'm1', failure, next: null },
  unprepared: { status: 'failed', failure: { code: 'not-prepared' }, next: null },
  unconfirmed: { status: 'unconfirmed', merchantUid: 'm1' },
} as const satisfies Record<string, PaymentState>;

const paidOther: PaymentEvent = { type: 'concluded', conclusion: { ...S.paid, merchantUid: 'other' } };
const paid: PaymentEvent = { type: 'concluded', conclusion: S.paid };

describe('paymentReducer', () => {
  it.each<[keyof typeof S, PaymentEvent, PaymentState]>([
    ['preparing', { type: 'prepared', order }, S.ready],
    ['ready', { type: 'prepared', order: next }, { status: 'ready', order: next }],
    ['ready', { type: 'unprepared' }, S.preparing],
    ['preparing', { type: 'prepare-failed', failure }, { status: 'failed', failure, next: null }],
    ['unprepared', { type: 'prepared', order }, S.ready],
    ['ready', { type: 'pay', order }, S.paying],
    ['cancelled', { type: 'pay', order: next }, { status: 'paying', order: next }],
    ['paying', { type: 'verify', merchantUid: 'm1', impUid: 'i1' }, { ...S.verifying, impUid: 'i1' }],
    ['preparing', { type: 'verify', merchantUid: 'm1' }, S.verifying],
    ['verifying', paid, S.paid],
    ['unconfirmed', paid, S.paid],
    ['awaiting', paid, S.paid],
    ['verifying', { type: 'concluded', conclusion: { status: 'failed', merchantUid: 'm1', failure } }, S.failed],
    ['verifying', { type: 'concluded', conclusion: { status: 'cancelled', merchantUid: 'm1' } }, S.cancelled],
    ['verifying', { type: 'unconfirmed' }, S.unconfirmed],
    ['cancelled', { type: 'prepared', order: next }, { ...S.cancelled, next }],
    ['failed', { type: 'prepared', order: next }, { ...S.failed, next }],
    ['failed', { type: 'reset' }, S.preparing],
    ['paid', { type: 'reset' }, S.preparing],
    ['verifying', { type: 'dropped', merchantUid: 'm1' }, S.preparing],
    ['unconfirmed', { type: 'dropped', merchantUid: 'm1' }, S.preparing],
  ])('%s + %j', (from, event, to) => {
    expect(paymentReducer(S[from], event)).toEqual(to);
  });

  it.each<[keyof typeof S, PaymentEvent]>([
    // Nothing prepares or resets a payment away while money may be on its way.
    ['paying', { type: 'prepared', order: next }],
    ['paying', { type: 'unprepared' }],
    ['paying', { type: 'prepare-failed', failure }],
    ['paying', { type: 'reset' }],
    ['verifying', { type: 'reset' }],
    ['verifying', { type: 'pay', order }],
    ['unconfirmed', { type: 'pay', order }],
    ['unconfirmed', { type: 'reset' }],
    ['paid', { type: 'pay', order }],
    ['paid', { type: 'verify', merchantUid: 'm9' }],
    ['awaiting', { type: 'verify', merchantUid: 'm9' }],
    // Late answers about something else.
    ['verifying', paidOther],
    ['unconfirmed', paidOther],
    ['ready', paid],
    ['cancelled', paid],
    ['preparing', paid],
    ['verifying', { type: 'dropped', merchantUid: 'other' }],
    ['paid', { type: 'dropped', merchantUid: 'm1' }],
    ['paying', { type: 'dropped', merchantUid: 'm1' }],
  ])('%s ignores %j', (from, event) => {
    expect(paymentReducer(S[from], event)).toBe(S[from]);
  });
});
