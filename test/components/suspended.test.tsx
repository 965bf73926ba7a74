// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest';
import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { StrictMode, Suspense, useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { KiwoomCheckout } from '../../src/index.ts';
import { fakePortOne } from '../../src/testing/fake-portone.ts';
import { fakeVerify } from '../../src/testing/fake-verify.ts';
import { sampleMerchant, sampleOrder } from '../../src/testing/samples.ts';

beforeEach(() => sessionStorage.clear());

/** A part of the shop that loads something in the middle of a payment, so that React hides all that shares its boundary. */
function createLoader() {
  let waiting: Promise<void> | null = null;
  let finish: () => void = () => {};
  let rerender: () => void = () => {};
  function Loader() {
    const [, setCount] = useState(0);
    rerender = () => setCount((count) => count + 1);
    if (waiting) throw waiting;
    return <p>추천 상품</p>;
  }
  return {
    Loader,
    suspend: () =>
      act(async () => {
        waiting = new Promise((resolve) => {
          finish = resolve;
        });
        rerender();
      }),
    resume: () =>
      act(async () => {
        waiting = null;
        finish();
      }),
  };
}

describe.each([false, true])('a checkout that React hides while another part loads (StrictMode: %s)', (isStrict) => {
  it.each(['before', 'after'] as const)('shows what became of the payment that ended %s it is back', async (when) => {
    const sdk = fakePortOne({ delay: 60 });
    sdk.forget();
    const onSettled = vi.fn();
    const verify = vi.fn(fakeVerify());
    const { Loader, suspend, resume } = createLoader();
    const page = (
      <Suspense fallback={<p>불러오는 중</p>}>
        <Loader />
        <KiwoomCheckout
          merchant={sampleMerchant()}
          order={sampleOrder()}
          sdk={sdk}
          verify={verify}
          onSettled={onSettled}
        />
      </Suspense>
    );
    render(isStrict ? <StrictMode>{page}</StrictMode> : page);
    await userEvent.click(await screen.findByRole('button', { name: '64,900원 결제하기' }));
    await suspend();
    expect(screen.getByText('불러오는 중')).toBeVisible();
    // React runs nothing of a hidden part; the payment itself goes on.
    if (when === 'before') await vi.waitFor(() => expect(verify).toHaveBeenCalled());
    await resume();
    expect(await screen.findByRole('heading', { name: '결제가 완료됐어요' })).toBeVisible();
    expect(sdk.requests).toHaveLength(1);
    expect(onSettled).toHaveBeenCalledOnce();
  });
});
