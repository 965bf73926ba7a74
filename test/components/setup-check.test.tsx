// @vitest-environment jsdom
import { render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CheckoutRoot, PayMethods } from '../../src/index.ts';
import { fakePortOne, fakeVerify, sampleMerchant, sampleOrder } from '../../src/testing.ts';

const props = () => ({ merchant: sampleMerchant(), order: sampleOrder(), sdk: fakePortOne(), verify: fakeVerify() });
const warned = () => vi.mocked(console.warn).mock.calls.map(([text]) => String(text));

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

describe('a checkout that was set up halfway', () => {
  // Each is said once, so silence is asked for first.
  it('says nothing in production', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    vi.stubGlobal('CSS', { supports: () => true });
    render(<CheckoutRoot {...props()} />);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(warned()).toEqual([]);
  });

  it('says nothing where the style sheet is there', async () => {
    vi.stubGlobal('CSS', { supports: () => true });
    const sheet = document.createElement('style');
    sheet.textContent = '.kc { --_kc-density: 1 }';
    document.head.append(sheet);
    render(
      <CheckoutRoot {...props()}>
        <PayMethods />
      </CheckoutRoot>,
    );
    await vi.advanceTimersByTimeAsync(5_000);
    sheet.remove();
    expect(warned()).toEqual([]);
  });

  it('says that the style sheet is missing, once it had time to come', async () => {
    vi.stubGlobal('CSS', { supports: () => true });
    render(
      <CheckoutRoot {...props()}>
        <PayMethods />
      </CheckoutRoot>,
    );
    expect(warned()).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    const [text = ''] = warned().filter((line) => line.includes('[styles-missing]'));
    expect(text).toContain('import "kiwoom-checkout/styles.css"');
  });

  it('says that a root without parts shows nothing', () => {
    render(<CheckoutRoot {...props()} />);
    expect(warned().filter((text) => text.includes('[root-empty]'))).toHaveLength(1);
  });
});
