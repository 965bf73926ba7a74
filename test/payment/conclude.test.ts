import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conclude, type Ending, endingOf, plainFailure } from '../../src/payment/machine/conclude.ts';
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
  notStarted: { kind: 'not-started' },
};

describe('conclude', () => {
  it.each([
    ['answered', 0, null],
    ['answered', 99, null],
    ['declined', 0, null],
    ['declined', 3, null],
    ['declined', 4, { status: 'failed', failure: { code: 'declined', raw: { message: '카드사 승인 거절' } } }],
    ['pressedCancel', 1, null],
    ['pressedCancel', 2, { status: 'cancelled' }],
    ['refused', 0, { status: 'failed', failure: { code: 'shop-setting', raw: { code: 'NOT_READY' } } }],
    ['left', 1, null],
    ['left', 2, { status: 'cancelled' }],
    ['blocked', 0, { status: 'failed', failure: { code: 'popup-blocked' } }],
    ['inApp', 0, { status: 'failed', failure: { code: 'in-app-browser' } }],
    ['notStarted', 0, { status: 'failed', failure: { code: 'not-prepared' } }],
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

  it.each(['declined', 'pressedCancel', 'left', 'blocked', 'inApp', 'notStarted'])(
    'keeps an open record in view after %s, and only that',
    (ending) => {
      const concludes = (verdict: Verdict) => conclude(verdict, ENDINGS[ending] as Ending, 99);
      expect(concludes({ ...unpaid, started: true })).toHaveProperty('open', true);
      expect(concludes(unpaid)).not.toHaveProperty('open');
    },
  );

  it.each([
    ['amount', 'amount-mismatch'],
    ['currency', 'amount-mismatch'],
    ['merchant', 'amount-mismatch'],
    // No shopper can do anything about a test payment in a live shop.
    ['sandbox', 'shop-setting'],
  ] as const)('does not offer another try after a mismatch of %s: %s', (reason, code) => {
    expect(
      conclude({ status: 'mismatch', merchantUid, impUid: 'i', reason }, ENDINGS['answered'] as Ending, 0),
    ).toEqual({ status: 'failed', merchantUid, failure: { code, raw: { code: `mismatch-${reason}` } } });
  });

  it('concludes nothing from a status it does not know, after any ending', () => {
    const unknown = { status: 'of-a-newer-server', merchantUid } as unknown as Verdict;
    for (const ending of Object.values(ENDINGS)) expect(conclude(unknown, ending, 99)).toBeNull();
  });

  it('passes the server’s failure on', () => {
    expect(conclude(failed, { kind: 'answered' }, 0)).toEqual({
      status: 'failed',
      merchantUid,
      failure: { code: 'over-limit' },
    });
  });
});

describe('plainFailure', () => {
  const code = 'declined';
  it.each([
    [{ code }, { code }],
    [
      { code, raw: { code: '51', message: '한도초과' } },
      { code, raw: { code: '51', message: '한도초과' } },
    ],
    [
      { code, raw: { code: '51', message: undefined } },
      { code, raw: { code: '51' } },
    ],
    [
      { code, raw: { message: '한도초과' } },
      { code, raw: { message: '한도초과' } },
    ],
  ] as const)('%j is %j', (failure, plain) => expect(plainFailure(failure)).toStrictEqual(plain));
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
    [
      { kind: 'refused', message: 'm', started: true },
      { kind: 'error', started: true, error: { message: 'm' } },
    ],
    [{ kind: 'not-started', reason: 'no-window' }, { kind: 'not-started' }],
    [{ kind: 'popup-blocked' }, { kind: 'popup-blocked', inApp: false }],
    [{ kind: 'window-closed' }, { kind: 'left' }],
    [{ kind: 'window-lost' }, { kind: 'left' }],
    [{ kind: 'given-up' }, { kind: 'left' }],
  ] as const)('%j is %j', (reply, ending) => expect(endingOf(reply, false)).toEqual(ending));
});
