// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { FAKE_NOTES, SANDBOX_NOTES } from '../../scripts/testing/outcome-notes.ts';
import { createSandbox, SANDBOX_API_KEY, SANDBOX_API_SECRET, SANDBOX_CHANNEL_KEY } from '../../src/sandbox.ts';
import type { Verdict } from '../../src/schema/verdict.ts';
import { createPortOne, verifyPayment } from '../../src/server.ts';
import { FAKE_OUTCOMES, fakePortOne, fakeVerify } from '../../src/testing.ts';

/** What the page shows for a verdict, as docs/testing.md names it. */
function shownFor(verdict: Verdict): string[] {
  if (verdict.status === 'failed') return ['failed', verdict.failure.code];
  return verdict.status === 'mismatch' ? ['failed', 'amount-mismatch'] : [verdict.status];
}

function codesIn(note: string): string[] {
  return [...note.matchAll(/`([a-z-]+)`/g)].map(([, word = '']) => word);
}

describe('docs/testing.md', () => {
  const sdk = fakePortOne();
  const verify = fakeVerify();
  beforeEach(() => sdk.forget());

  it.each(FAKE_OUTCOMES.filter((outcome) => !['never-answer', 'block-popup', 'server-down'].includes(outcome)))(
    'says of the fakes what %s leads to',
    async (outcome) => {
      sdk.setOutcome(outcome);
      const pay_method = outcome === 'issue-account' || outcome === 'deposit' ? 'vbank' : 'card';
      sdk.request_pay({ pay_method, merchant_uid: 'm1', name: 'a', amount: 60_000, digital: false });
      const verdicts = [];
      for (let times = 0; times < 2; times += 1) {
        verdicts.push(await verify({ merchantUid: 'm1' }, { signal: new AbortController().signal }));
      }
      const said = codesIn(FAKE_NOTES[outcome]);
      const shown = verdicts.filter(({ status }) => status !== 'unpaid').flatMap(shownFor);
      for (const word of shown.filter((one) => one !== 'paid' || outcome !== 'deposit')) expect(said).toContain(word);
    },
  );

  it.each(['decline', 'over-limit', 'insufficient-balance', 'cancel'] as const)(
    'says of the sandbox what %s leads to',
    async (outcome) => {
      const sandbox = createSandbox({ basePath: '/' });
      const portOne = createPortOne({
        apiKey: SANDBOX_API_KEY,
        apiSecret: SANDBOX_API_SECRET,
        environment: 'test',
        baseUrl: 'https://sandbox.example',
        fetch: (url, init) => sandbox.fetch(new Request(url, init)),
      });
      const request = { pay_method: 'card', merchant_uid: 'm1', name: 'a', amount: 60_000, digital: false };
      await sandbox.pay({ ...request, channelKey: SANDBOX_CHANNEL_KEY }, { outcome });
      const verdict = await verifyPayment({ portOne, merchantUid: 'm1', order: { amount: 60_000 } });
      expect(codesIn(SANDBOX_NOTES[outcome])).toEqual(shownFor(verdict));
    },
  );
});
