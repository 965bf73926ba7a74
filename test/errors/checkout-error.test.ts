import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CHECKOUT_ERRORS, CheckoutError, type CheckoutErrorCode } from '../../src/errors/checkout-error.ts';

describe('CheckoutError', () => {
  it('says what happened, why it matters, what to do, and its code', () => {
    const error = new CheckoutError('bad-card-quota', { problem: 'CCZZ is not a card code of Kiwoom Pay' });
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('CheckoutError');
    expect(error.code).toBe('bad-card-quota');
    expect(error.issues).toBeUndefined();
    expect(error.message).toBe(
      'kiwoom-checkout: CARDQUOTA is invalid: CCZZ is not a card code of Kiwoom Pay. Kiwoom Pay would ignore it or offer the wrong months. Write groups such as CCBC-0:2:3, joined by ^. [bad-card-quota]',
    );
  });

  it('names the fields when it has issues and no sentence for them', () => {
    const issues = [
      { field: 'amount', code: 'number-string' },
      { field: 'buyer.tel', code: 'too-long', params: { max: 16 } },
    ] as const;
    const error = new CheckoutError('invalid-order', { issues });
    expect(error.issues).toBe(issues);
    expect(error.message).toContain('amount (number-string), buyer.tel (too-long).');
  });

  it('takes a text for the fields from a room that has labels', () => {
    const issues = [{ field: 'amount', code: 'number-string' }] as const;
    const error = new CheckoutError('invalid-order', { issues, details: 'amount is a string.' });
    expect(error.message).toContain('is invalid: amount is a string. Kiwoom Pay');
  });

  it('needs no values where the sentence has no places', () => {
    expect(new CheckoutError('redirect-url-missing').message).not.toMatch(/[{}]/);
  });
});

describe('CheckoutError in production', () => {
  afterEach(() => vi.unstubAllEnvs());
  const explained = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');
  const codes = Object.keys(CHECKOUT_ERRORS) as CheckoutErrorCode[];

  it.each(codes)('%s leads to its explanation in docs/errors.md', (code) => {
    vi.stubEnv('NODE_ENV', 'production');
    const { message } = new CheckoutError(code, {} as never);
    const [, anchor] = /docs\/errors\.md#(\S+) /.exec(message) ?? [];
    expect(explained.split(`<a id="${anchor}">`)).toHaveLength(2);
    expect(message).toContain(`[${code}]`);
  });

  it('has the values that no page can know, and not the sentences', () => {
    vi.stubEnv('NODE_ENV', 'production');
    const failed = new CheckoutError('order-failed', { problem: 'HTTP 500' });
    expect(failed.message).toBe(
      'kiwoom-checkout: HTTP 500 See docs/errors.md#misuse-order-failed of the package. [order-failed]',
    );
    const issues = [{ field: 'amount', code: 'number-string' }] as const;
    const refused = new CheckoutError('invalid-order', { issues });
    expect(refused.message).toContain('kiwoom-checkout: amount (number-string). See');
    expect(refused.issues).toBe(issues);
  });

  it('says the same on a page without a bundler', () => {
    vi.stubGlobal('process', undefined);
    try {
      expect(new CheckoutError('redirect-url-missing').message).toContain('#misuse-redirect-url-missing');
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
