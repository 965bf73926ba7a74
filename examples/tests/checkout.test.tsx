// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { KiwoomCheckout } from 'kiwoom-checkout';
import { type FakeOutcome, fakePortOne, fakeVerify, sampleMerchant, sampleOrder } from 'kiwoom-checkout/testing';
import { afterEach, expect, it } from 'vitest';

const sdk = fakePortOne();

afterEach(() => {
  cleanup();
  sdk.forget();
  sessionStorage.clear(); // where a page stores its attempts
});

it.each<[FakeOutcome, string]>([
  ['approve', '결제가 완료됐어요'],
  ['decline', '결제하지 못했어요'],
  ['amount-mismatch', '결제를 확인해야 해요'],
])('shows what became of a payment that ends as %s', async (outcome, title) => {
  sdk.setOutcome(outcome);
  const order = (attempt: number) => sampleOrder({ merchantUid: `${outcome}-${attempt}` });
  const props = { merchant: sampleMerchant(), orderId: outcome, order, sdk, verify: fakeVerify() };
  render(<KiwoomCheckout {...props} />);
  await userEvent.click(await screen.findByRole('radio', { name: /카드/ }));
  await userEvent.click(await screen.findByRole('button', { name: '64,900원 결제하기' }));
  expect(await screen.findByRole('heading', { name: title })).toBeDefined();
  expect(sdk.requests.at(-1)).toMatchObject({ merchant_uid: `${outcome}-1`, amount: 64_900, pay_method: 'card' });
});
