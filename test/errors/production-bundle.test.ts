import { describe, expect, it } from 'vitest';
import { DEAD_ENDS } from '../../src/components/context/report-dead-end.ts';
import { CHECKOUT_ERRORS } from '../../src/errors/checkout-error.ts';
import { WARNINGS } from '../../src/errors/warn.ts';
import { ISSUE_MESSAGES } from '../../src/labels/issue-messages.ts';
import { SETUP_CAUSES } from '../../src/payment/endpoint/diagnose-answer.ts';
import { FAILURE_CAUSES } from '../../src/payment/hooks/report-failure.ts';
import { bundlePage } from '../browser/bundle-page.ts';

/** A page with the whole checkout. */
const PAGE = 'test/browser/headers-page.tsx';
/** The beginning of each text for developers, up to a place for a value. */
const SENTENCES = [CHECKOUT_ERRORS, WARNINGS, DEAD_ENDS, FAILURE_CAUSES, Object.fromEntries(SETUP_CAUSES)]
  .flatMap((table): string[] => Object.values(table))
  .concat(Object.values(ISSUE_MESSAGES).map(({ en }) => en))
  .map((text) => text.split(/[{`"]/)[0] ?? '')
  .filter((text) => text.length > 35);

async function found(mode: 'production' | 'development'): Promise<string[]> {
  const files = await bundlePage([PAGE], mode);
  const scripts = [...files.values()].filter(({ type }) => type === 'text/javascript').map(({ body }) => body);
  return SENTENCES.filter((text) => scripts.some((script) => script.includes(text)));
}

describe('the sentences for developers', () => {
  it('are in a bundle for development, and none of them in one for production', async () => {
    expect((await found('development')).length).toBeGreaterThan(40);
    expect(await found('production')).toEqual([]);
  }, 60_000);
});
