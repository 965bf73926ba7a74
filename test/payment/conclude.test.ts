import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conclude, type Ending, endingOf } from '../../src/payment/machine/conclude.ts';
import type { Verdict } from '../../src/schema/verdict.ts';

const merchantUid = 'm1';
const unpaid: Verdict = { status: 'unpaid', merchantUid };
const failed: Verdict = { status: 'failed', merchantUid, failure: { code: 'over-limit' } };

const ENDINGS: Record<string, Ending> = {
  answered: { kind: 'answered' },
  declined: { kind: 'error', started: true, error: { message: '카드사 승인 거절' } },
  pressedCancel: { kind: 'error', started: true, error: { message: '사용자가 결제를 취소하셨습니다' } },
  refused: { kind: 'error', started: false, error: { code: 'NOT_READY' } },
  left: { kind: 'left' },
  blocked: { kind: 'popup-blocked', inApp: false },
  inApp: { kind: 'popup-blocked', inApp: true },
};

describe('conclude', () => {
  it.each([
    ['answered', 0, null],
    ['answered', 99, null],
    ['declined', 0, null],
    ['declined', 4, { status: 'failed', failure: { code: 'declined', raw: { message: '카드사 승인 거절' } } }],
    ['pressedCancel', 4, { status: 'cancelled' }],
    ['refused', 0, { status: 'failed', failure: { code: 'shop-setting', raw: { code: 'NOT_READY' } } }],
    ['left', 1, null],
    ['left', 2, { status: 'cancelled' }],
    ['blocked', 0, { status: 'failed', failure: { code: 'popup-blocked' } }],
    ['inApp', 0, { status: 'failed', failure: { code: 'in-app-browser' } }],
  ] as const)('unpaid after %s, asked %i times before: %j', (ending, before, expected) => {
    const conclusion = conclude(unpaid, ENDINGS[ending] as Ending, before);
    expect(conclusion).toEqual(expected && { merchantUid, ...expected });
  });

  it('says paid when the server does, whatever the browser heard', () => {
    const verdict: Verdict = { status: 'paid', merchantUid, impUid: 'i', amount: 1, paidAt: 1 };
    for (const ending of Object.values(ENDINGS)) expect(conclude(verdict, ending, 0)).toBe(verdict);
  });

  it('never says paid unless the server does', () => {
    const others: Verdict[] = [
      unpaid,
      failed,
      { status: 'cancelled', merchantUid },
      { status: 'mismatch', merchantUid, impUid: 'i', reason: 'amount' },
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...others),
        fc.constantFrom(...Object.values(ENDINGS)),
        fc.nat(20),
        (verdict, ending, before) => {
          expect(conclude(verdict, ending, before)?.status).not.toBe('paid');
        },
      ),
    );
  });

  it('does not offer another try when money of another amount arrived', () => {
    expect(
      conclude({ status: 'mismatch', merchantUid, impUid: 'i', reason: 'amount' }, ENDINGS['answered'] as Ending, 0),
    ).toEqual({
      status: 'failed',
      merchantUid,
      failure: { code: 'amount-mismatch', raw: { code: 'mismatch-amount' } },
    });
  });

  it('passes the server’s failure on', () => {
    expect(conclude(failed, { kind: 'answered' }, 0)).toEqual({
      status: 'failed',
      merchantUid,
      failure: { code: 'over-limit' },
    });
  });
});

describe('endingOf', () => {
  it.each([
    [{ kind: 'answered', impUid: 'i' }, { kind: 'answered' }],
    [
      { kind: 'answered', impUid: 'i', error: {} },
      { kind: 'error', started: true, error: {} },
    ],
    [
      { kind: 'answered', error: { code: 'x' } },
      { kind: 'error', started: false, error: { code: 'x' } },
    ],
    [
      { kind: 'refused', message: 'm' },
      { kind: 'error', started: false, error: { message: 'm' } },
    ],
    [{ kind: 'window-closed' }, { kind: 'left' }],
    [{ kind: 'given-up' }, { kind: 'left' }],
  ] as const)('%j is %j', (reply, ending) => expect(endingOf(reply, false)).toEqual(ending));
});
