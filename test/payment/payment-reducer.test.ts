import { describe, expect, it } from 'vitest';
import { type Conclusion, type PaymentEvent, paymentReducer } from '../../src/payment/machine/payment-reducer.ts';
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
  cancelledOpen: { status: 'cancelled', merchantUid: 'm1', open: true, next: null },
  cancelledNext: { status: 'cancelled', merchantUid: 'm1', next },
  failed: { status: 'failed', merchantUid: 'm1', failure, next: null },
  failedOpen: { status: 'failed', merchantUid: 'm1', open: true, failure, next: null },
  unprepared: { status: 'failed', failure: { code: 'not-prepared' }, next: null },
  unconfirmed: { status: 'unconfirmed', merchantUid: 'm1' },
} as const satisfies Record<string, PaymentState>;

const paidOther: PaymentEvent = { type: 'concluded', conclusion: { ...S.paid, merchantUid: 'other' } };
const paid: PaymentEvent = { type: 'concluded', conclusion: S.paid };

function found(conclusion: Conclusion, elsewhere = false): PaymentEvent {
  return { type: 'found', conclusion, elsewhere };
}
const C = {
  cancelled: { status: 'cancelled', merchantUid: 'm1' },
  cancelledOpen: { status: 'cancelled', merchantUid: 'm1', open: true },
  cancelledOther: { status: 'cancelled', merchantUid: 'other' },
  failed: { status: 'failed', merchantUid: 'm1', failure },
  failedOther: { status: 'failed', merchantUid: 'other', failure },
} as const satisfies Record<string, Conclusion>;
const UNDER_WAY = ['paying', 'verifying', 'unconfirmed', 'paid', 'awaiting'] as const;

describe('paymentReducer', () => {
  it.each<[keyof typeof S, PaymentEvent, PaymentState]>([
    ['preparing', { type: 'prepared', order }, S.ready],
    ['ready', { type: 'prepared', order: next }, { status: 'ready', order: next }],
    ['ready', { type: 'unprepared' }, S.preparing],
    ['preparing', { type: 'prepare-failed', failure }, { status: 'failed', failure, next: null }],
    ['ready', { type: 'prepare-failed', failure }, { status: 'failed', failure, next: null }],
    ['unprepared', { type: 'prepared', order }, S.ready],
    ['cancelledNext', { type: 'unprepared' }, S.cancelled],
    ['ready', { type: 'pay', order }, S.paying],
    ['cancelled', { type: 'pay', order: next }, { status: 'paying', order: next }],
    ['paying', { type: 'verify', merchantUid: 'm1', impUid: 'i1' }, { ...S.verifying, impUid: 'i1' }],
    ['preparing', { type: 'verify', merchantUid: 'm1' }, S.verifying],
    ['preparing', { type: 'rejoin', order }, S.paying],
    ['verifying', { type: 'rejoin', order }, S.paying],
    ['unconfirmed', { type: 'rejoin', order }, S.paying],
    ['verifying', paid, S.paid],
    ['unconfirmed', paid, S.paid],
    ['awaiting', paid, S.paid],
    ['verifying', { type: 'concluded', conclusion: { status: 'failed', merchantUid: 'm1', failure } }, S.failed],
    ['verifying', { type: 'concluded', conclusion: { status: 'cancelled', merchantUid: 'm1' } }, S.cancelled],
    ['verifying', { type: 'concluded', conclusion: S.awaiting }, S.awaiting],
    ['verifying', { type: 'unconfirmed' }, S.unconfirmed],
    ['cancelled', { type: 'prepared', order: next }, { ...S.cancelled, next }],
    ['failed', { type: 'prepared', order: next }, { ...S.failed, next }],
    ['failed', { type: 'reset' }, S.preparing],
    ['paid', { type: 'reset' }, S.preparing],
    ['awaiting', { type: 'reset' }, S.preparing],
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
    ...(['ready', 'cancelled', 'failed', 'paying', 'paid', 'awaiting'] as const).flatMap((from) => [
      [from, { type: 'unconfirmed' }] satisfies [keyof typeof S, PaymentEvent],
      [from, { type: 'rejoin', order: next }] satisfies [keyof typeof S, PaymentEvent],
    ]),
    // The same again is the same object, so that nothing renders.
    ['ready', { type: 'prepared', order }],
    ['cancelledNext', { type: 'prepared', order: next }],
    ['cancelled', { type: 'unprepared' }],
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

  describe('what the server found of an attempt that is not awaited', () => {
    it.each<[keyof typeof S, PaymentEvent, PaymentState]>([
      ...(['ready', 'paying', 'verifying', 'cancelled', 'failed', 'awaiting'] as const).map(
        (from) => [from, found(S.paid), S.paid] satisfies [keyof typeof S, PaymentEvent, PaymentState],
      ),
      ['ready', found(S.paid, true), { ...S.paid, elsewhere: true }],
      ...(['preparing', 'ready', 'cancelled', 'failed'] as const).map(
        (from) => [from, found(S.awaiting), S.awaiting] satisfies [keyof typeof S, PaymentEvent, PaymentState],
      ),
      // A window reached the PG late: the attempt is open, and what is shown stays.
      ['cancelledNext', found(C.cancelledOpen), { ...S.cancelledNext, open: true }],
      ['failed', found(C.cancelledOpen), S.failedOpen],
      // And it ended: the record says how.
      ['cancelledOpen', found(C.cancelled), S.cancelled],
      ['failedOpen', found(C.cancelled), S.cancelled],
      ['cancelledOpen', found(C.failed), S.failed],
      ['cancelledNext', found(C.failed), { ...S.failed, next }],
    ])('%s + %j', (from, event, to) => expect(paymentReducer(S[from], event)).toStrictEqual(to));

    it.each<[keyof typeof S, PaymentEvent]>([
      ['paid', found({ ...S.paid, merchantUid: 'other' }, true)],
      ...UNDER_WAY.flatMap((from) =>
        [S.awaiting, C.cancelled, C.cancelledOpen, C.failed].map(
          (conclusion) => [from, found(conclusion)] satisfies [keyof typeof S, PaymentEvent],
        ),
      ),
      ['ready', found(C.cancelled)],
      ['cancelled', found(C.failedOther)],
      ['failed', found(C.cancelledOther)],
      ['failedOpen', found(C.cancelledOther)],
      ['failedOpen', found(C.cancelledOpen)],
      // The window was closed before the page could show why it had failed.
      ['failed', found(C.cancelled)],
      ['cancelledNext', found(C.cancelled)],
    ])('%s ignores %j', (from, event) => expect(paymentReducer(S[from], event)).toBe(S[from]));
  });
});
