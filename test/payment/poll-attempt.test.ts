// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Ending } from '../../src/payment/machine/conclude.ts';
import { browserPage as page } from '../../src/payment/session/page.ts';
import { Poll } from '../../src/payment/session/poll-attempt.ts';
import type { Verdict } from '../../src/schema/verdict.ts';

const merchantUid = 'm1';
const paid: Verdict = { status: 'paid', merchantUid, impUid: 'i1', amount: 1, paidAt: 1 };
const unpaid: Verdict = { status: 'unpaid', merchantUid };
let poll: Poll | undefined;

function begin(answers: (Verdict | 'silence' | Error)[], ending: Ending = { kind: 'answered' }) {
  const verify = vi.fn(async () => {
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer === 'silence') return new Promise<Verdict>(() => {});
    if (answer instanceof Error) throw answer;
    return answer as Verdict;
  });
  const onConclusion = vi.fn();
  const onUnconfirmed = vi.fn();
  poll = new Poll({
    merchantUid,
    impUid: 'i1',
    ending,
    verify,
    page,
    phase: 'result',
    watchFor: 60_000,
    onConclusion: (conclusion) => onConclusion(conclusion),
    onUnconfirmed,
  });
  return { verify, onConclusion, onUnconfirmed };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  poll?.stop();
  vi.useRealTimers();
});

describe('polling for a result', () => {
  it('asks at once, with both ids', async () => {
    const { verify, onConclusion } = begin([paid]);
    await vi.advanceTimersByTimeAsync(0);
    expect(verify).toHaveBeenCalledWith({ merchantUid, impUid: 'i1' }, { signal: expect.any(AbortSignal) });
    expect(onConclusion).toHaveBeenCalledExactlyOnceWith(paid);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(verify).toHaveBeenCalledOnce();
  });

  it('asks again while PortOne does not know yet', async () => {
    const { onConclusion, onUnconfirmed } = begin([unpaid, unpaid, paid]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(onConclusion).toHaveBeenCalledExactlyOnceWith(paid);
    expect(onUnconfirmed).not.toHaveBeenCalled();
  });

  it('says unconfirmed after three tries without an answer, once, and goes on asking', async () => {
    const { verify, onUnconfirmed, onConclusion } = begin([new Error('503')]);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(onUnconfirmed).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(300_000);
    expect(onUnconfirmed).toHaveBeenCalledOnce();
    expect(onConclusion).not.toHaveBeenCalled();
    expect(verify.mock.calls.length).toBeGreaterThan(10);
  });

  it('does not wait for ever for one answer', async () => {
    const { onConclusion } = begin(['silence', paid]);
    await vi.advanceTimersByTimeAsync(14_900);
    expect(onConclusion).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(onConclusion).toHaveBeenCalledExactlyOnceWith(paid);
  });

  it('calls an abandoned window cancelled only after several looks', async () => {
    const { verify, onConclusion } = begin([unpaid], { kind: 'left' });
    await vi.advanceTimersByTimeAsync(1_500);
    expect(onConclusion).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(onConclusion).toHaveBeenCalledExactlyOnceWith({ status: 'cancelled', merchantUid });
    expect(verify).toHaveBeenCalledTimes(3);
  });

  it('ignores an answer about another order', async () => {
    const { onConclusion, onUnconfirmed } = begin([{ ...paid, merchantUid: 'other' }]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(onConclusion).not.toHaveBeenCalled();
    expect(onUnconfirmed).toHaveBeenCalledOnce();
  });

  it('asks at once when told to, and when the connection is back', async () => {
    const { verify } = begin([new Error('offline')]);
    await vi.advanceTimersByTimeAsync(300_000);
    const before = verify.mock.calls.length;
    poll?.checkNow();
    await vi.advanceTimersByTimeAsync(0);
    expect(verify).toHaveBeenCalledTimes(before + 1);
    window.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(0);
    expect(verify).toHaveBeenCalledTimes(before + 2);
  });

  it('says nothing after it was stopped', async () => {
    const { onConclusion } = begin([paid]);
    poll?.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(onConclusion).not.toHaveBeenCalled();
  });
});

describe('polling for a deposit', () => {
  it('tells of the deposit when it arrives', async () => {
    const account = { bankName: '국민은행', number: '1', holder: null, dueAt: 1 };
    const waiting: Verdict = { status: 'awaiting-deposit', merchantUid, impUid: 'i1', amount: 1, account };
    const answers: Verdict[] = [waiting, waiting, paid];
    const onConclusion = vi.fn();
    const verify = vi.fn(async () => answers.shift() as Verdict);
    const ending: Ending = { kind: 'answered' };
    poll = new Poll({
      merchantUid,
      impUid: 'i1',
      ending,
      verify,
      page,
      phase: 'deposit',
      watchFor: 60_000,
      onConclusion: (conclusion) => onConclusion(conclusion),
    });
    await vi.advanceTimersByTimeAsync(9_000);
    expect(verify).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(onConclusion).toHaveBeenCalledExactlyOnceWith(paid);
  });
});
