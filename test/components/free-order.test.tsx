// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest';
import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KiwoomCheckout, type KiwoomCheckoutProps } from '../../src/components/checkout/kiwoom-checkout.tsx';
import { en } from '../../src/locales/en.ts';
import { fakePortOne } from '../../src/testing/fake-portone.ts';
import { fakeVerify } from '../../src/testing/fake-verify.ts';
import { sampleMerchant, sampleOrder } from '../../src/testing/samples.ts';

const nothing = () => screen.getByRole('heading', { name: '결제할 금액이 없어요' });
const place = () => screen.findByRole('button', { name: '0원으로 주문하기' });

function show(props: Partial<KiwoomCheckoutProps> = {}) {
  const sdk = fakePortOne();
  const element = (more: Partial<KiwoomCheckoutProps> = {}) => (
    <KiwoomCheckout
      {...({
        merchant: sampleMerchant(),
        order: sampleOrder({ amount: 0 }),
        sdk,
        verify: fakeVerify(),
        ...props,
        ...more,
      } as KiwoomCheckoutProps)}
    />
  );
  const page = render(element());
  return { sdk, again: (more: Partial<KiwoomCheckoutProps>) => page.rerender(element(more)) };
}

/** A promise of the shop's server, settled by the test. */
function pending() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve: () => resolve() };
}

beforeEach(() => {
  sessionStorage.clear();
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

describe('an order of 0 won', () => {
  it('is placed by the shop, without a window and without a choice of method', async () => {
    const server = pending();
    const onFree = vi.fn(() => server.promise);
    const { sdk } = show({ onFree });
    expect(nothing()).toBeVisible();
    expect(screen.queryByRole('radio')).toBeNull();
    expect(screen.queryByRole('combobox')).toBeNull();
    const button = await place();
    await userEvent.dblClick(button);
    expect(onFree).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ merchantUid: sampleOrder().merchantUid, amount: 0 }),
    );
    expect(screen.getByRole('button', { name: '주문하고 있어요' })).toHaveAttribute('aria-disabled', 'true');
    server.resolve();
    await waitFor(() => expect(screen.getByRole('heading', { name: '주문을 완료했어요' })).toHaveFocus());
    expect(screen.queryByRole('button')).toBeNull();
    expect(sdk.requests).toEqual([]);
    expect(console.error).not.toHaveBeenCalled();
  });

  it('can be placed again when the server did not accept it', async () => {
    const cause = new Error('503');
    const onFree = vi.fn().mockRejectedValueOnce(cause).mockResolvedValueOnce(undefined);
    show({ onFree });
    await userEvent.click(await place());
    expect(await screen.findByRole('heading', { name: '주문하지 못했어요' })).toHaveFocus();
    expect(console.error).toHaveBeenCalledWith(cause);
    await userEvent.click(await place());
    expect(await screen.findByRole('heading', { name: '주문을 완료했어요' })).toBeVisible();
    expect(onFree).toHaveBeenCalledTimes(2);
  });

  it('also when onFree throws at once', async () => {
    show({
      onFree: () => {
        throw new Error('at once');
      },
    });
    await userEvent.click(await place());
    expect(await screen.findByRole('heading', { name: '주문하지 못했어요' })).toBeVisible();
  });

  it('waits for a required field of the shop', async () => {
    const onFree = vi.fn();
    show({ onFree, children: <input required aria-label="약관 동의" type="checkbox" /> });
    await userEvent.click(await place());
    expect(onFree).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('checkbox'));
    await userEvent.click(await place());
    expect(onFree).toHaveBeenCalledOnce();
  });

  it('cannot be finished without onFree, and the developer reads why', async () => {
    show();
    expect(nothing()).toBeVisible();
    await waitFor(() => expect(console.error).toHaveBeenCalledWith(expect.stringContaining('[on-free-missing]')));
    await waitFor(() => expect(screen.queryByRole('button')).toBeNull());
    expect(screen.queryByText(/상점 설정/)).toBeNull();
  });

  it('needs neither the script of the window nor an address to return to', async () => {
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('iPhone');
    show({
      onFree: vi.fn(),
      sdk: Promise.reject(new Error('blocked')),
      merchant: sampleMerchant({ redirectUrl: undefined }),
    });
    expect(await place()).toBeVisible();
  });

  it('comes and goes with a coupon', async () => {
    const { again } = show({ order: sampleOrder(), onFree: vi.fn() });
    await screen.findByRole('button', { name: '64,900원 결제하기' });
    again({ order: sampleOrder({ amount: 0 }) });
    expect(await place()).toBeVisible();
    expect(screen.getByText('결제 금액이 0원으로 바뀌었어요.')).toBeInTheDocument();
    again({ order: sampleOrder() });
    expect(await screen.findByRole('button', { name: '64,900원 결제하기' })).toBeVisible();
    expect(screen.getByRole('radio', { name: /카드/ })).toBeChecked();
  });

  it('speaks English', async () => {
    show({ onFree: vi.fn(), locale: en });
    expect(await screen.findByRole('button', { name: 'Place order for ₩0' })).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Nothing to pay' })).toBeVisible();
  });
});
