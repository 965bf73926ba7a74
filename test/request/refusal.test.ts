import { afterEach, describe, expect, it, vi } from 'vitest';
import { refusal } from '../../src/request/refusal.ts';

const HINT = 'orderName()';

describe('a refused request', () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each<[boolean, Parameters<typeof refusal>]>([
    [true, ['invalid-order', [{ field: 'name', code: 'not-euc-kr', params: { characters: '🎂' } }]]],
    [true, ['invalid-order', [{ field: 'name', code: 'too-long', params: { max: 64 } }]]],
    [
      true,
      [
        'invalid-order',
        [
          { field: 'amount', code: 'not-won' },
          { field: 'name', code: 'too-long', params: { max: 64 } },
        ],
      ],
    ],
    [false, ['invalid-order', [{ field: 'name', code: 'required' }]]],
    [false, ['invalid-order', [{ field: 'merchantUid', code: 'too-long', params: { max: 40 } }]]],
    [false, ['invalid-order', [{ field: 'amount', code: 'not-won' }]]],
    [false, ['invalid-merchant', [{ field: 'name', code: 'too-long', params: { max: 64 } }]]],
  ])('points to orderName (%s) for %j', (isHinted, [code, issues]) => {
    const error = refusal(code, issues);
    expect(error.message.includes(HINT)).toBe(isHinted);
    expect(error).toMatchObject({ code, issues });
  });

  it('has field and code in production, and no text that only developers read', () => {
    vi.stubEnv('NODE_ENV', 'production');
    const issues = [{ field: 'name', code: 'too-long', params: { max: 64 } }] as const;
    const error = refusal('invalid-order', issues);
    expect(error).toMatchObject({ code: 'invalid-order', issues });
    expect(error.message).not.toContain(HINT);
    expect(error.message).not.toContain('Shorten');
  });
});
