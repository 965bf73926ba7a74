import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

describe('warnOnce', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});

  async function freshWarnOnce() {
    vi.resetModules();
    return (await import('../../src/errors/warn.ts')).warnOnce;
  }

  beforeEach(() => warn.mockClear());
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
  });

  it('warns once per code and detail', async () => {
    const warnOnce = await freshWarnOnce();
    warnOnce('quota-widened', 'chosen: 3');
    warnOnce('quota-widened', 'chosen: 3');
    warnOnce('quota-widened', 'chosen: 4');
    expect(warn).toHaveBeenCalledTimes(2);
    expect(warn.mock.calls[0]?.[0]).toMatch(/^kiwoom-checkout: .*upper bound.* chosen: 3 \[quota-widened\]$/);
  });

  it('has the whole text of a code without a detail', async () => {
    const warnOnce = await freshWarnOnce();
    warnOnce('styles-missing');
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/unstyled\. Add: import .*\[styles-missing\]$/));
  });

  it('is silent in production', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    (await freshWarnOnce())('pg-deprecated');
    expect(warn).not.toHaveBeenCalled();
  });

  it('is silent in a browser without a bundler', async () => {
    const warnOnce = await freshWarnOnce();
    vi.stubGlobal('process', undefined);
    warnOnce('pg-deprecated');
    vi.unstubAllGlobals();
    expect(warn).not.toHaveBeenCalled();
  });
});
