import { describe, expect, it } from 'vitest';
import type { PaymentFailureCode } from '../../src/errors/payment-failure.ts';
import {
  canPayAgain,
  isBusy,
  isPrepareFailure,
  isSettled,
  type PaymentState,
  payableOrder,
  wantsOrder,
} from '../../src/payment/machine/payment-state.ts';
import { withPreparation } from '../../src/payment/machine/preparation.ts';
import { sampleOrder } from '../../src/testing/samples.ts';

const order = sampleOrder({ merchantUid: 'm1' });
const next = sampleOrder({ merchantUid: 'm2' });
const merchantUid = 'm1';
const account = { bankName: '국민은행', number: '1', holder: null, dueAt: 1 };

function failed(code: PaymentFailureCode): PaymentState {
  return { status: 'failed', failure: { code }, next };
}

const S = {
  preparing: { status: 'preparing' },
  ready: { status: 'ready', order },
  paying: { status: 'paying', order },
  verifying: { status: 'verifying', merchantUid },
  unconfirmed: { status: 'unconfirmed', merchantUid },
  paid: { status: 'paid', merchantUid, impUid: 'i', amount: 1, paidAt: 1 },
  awaiting: { status: 'awaiting-deposit', merchantUid, impUid: 'i', amount: 1, account },
  cancelled: { status: 'cancelled', merchantUid, next },
  declined: failed('declined'),
  'shop-setting': failed('shop-setting'),
  'not-prepared': failed('not-prepared'),
  'order-not-loaded': failed('order-not-loaded'),
  offline: failed('offline'),
} satisfies Record<string, PaymentState>;

describe('what a state allows', () => {
  it.each<[string, (state: PaymentState) => boolean, string]>([
    [
      'isSettled',
      isSettled,
      'unconfirmed paid awaiting cancelled declined shop-setting not-prepared order-not-loaded offline',
    ],
    ['isBusy', isBusy, 'preparing paying verifying'],
    ['isPrepareFailure', isPrepareFailure, 'not-prepared order-not-loaded offline'],
    ['canPayAgain', canPayAgain, 'declined'],
    ['wantsOrder', wantsOrder, 'preparing ready cancelled declined not-prepared order-not-loaded offline'],
    [
      'payableOrder',
      (state) => payableOrder(state) !== null,
      'ready cancelled declined shop-setting not-prepared order-not-loaded offline',
    ],
  ])('%s', (_, holds, expected) => {
    const answers = Object.entries(S).map(([name, state]) => [name, holds(state)]);
    expect(answers).toEqual(Object.keys(S).map((name) => [name, expected.split(' ').includes(name)]));
  });

  it.each([
    [S.ready, order],
    [S.cancelled, next],
    [S.declined, next],
  ])('pays the next attempt, not the last: %j', (state, payable) => expect(payableOrder(state)).toBe(payable));
});

describe('withPreparation', () => {
  const nothing = { order: null, problem: null };

  it.each(Object.entries(S))(
    'a payment that is open elsewhere hides only what could start another: %s',
    (name, state) => {
      const shown = withPreparation(state, { ...nothing, order: next, elsewhere: 'tab' });
      const isHidden = ['preparing', 'cancelled'].includes(name) || state.status === 'failed';
      if (isHidden) expect(shown).toEqual({ status: 'preparing', elsewhere: 'tab' });
      else expect(shown).not.toHaveProperty('elsewhere');
    },
  );

  it('a problem comes before an order, and either before neither', () => {
    const problem = { code: 'offline' } as const;
    expect(withPreparation(S.preparing, { order, problem })).toEqual({
      status: 'failed',
      failure: problem,
      next: null,
    });
    expect(withPreparation(S.preparing, { order, problem: null })).toEqual(S.ready);
    expect(withPreparation(S.cancelled, nothing)).toEqual({ ...S.cancelled, next: null });
  });
});
