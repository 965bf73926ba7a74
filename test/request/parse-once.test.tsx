// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { KiwoomCheckout } from '../../src/components/checkout/kiwoom-checkout.tsx';
import type { parseWith } from '../../src/schema/issues.ts';
import { merchantSchema } from '../../src/schema/merchant.ts';
import { orderSchema } from '../../src/schema/order.ts';
import { fakePortOne } from '../../src/testing/fake-portone.ts';
import { fakeVerify } from '../../src/testing/fake-verify.ts';
import { sampleMerchant, sampleOrder } from '../../src/testing/samples.ts';

const parsed = vi.hoisted((): { schema: unknown; prefix: string | undefined }[] => []);

// Every check of a selection, an order or a merchant goes through this one function.
vi.mock(import('../../src/schema/issues.ts'), async (importOriginal) => {
  const original = await importOriginal();
  const counting: typeof parseWith = (schema, input, names) => {
    parsed.push({ schema, prefix: names?.prefix });
    return original.parseWith(schema, input, names);
  };
  return { ...original, parseWith: counting };
});

beforeEach(() => {
  parsed.length = 0;
});

const LONG = { timeout: 20_000 };

const selections = () => parsed.filter(({ prefix }) => prefix === 'selection').length;
const orders = () => parsed.filter(({ schema }) => schema === orderSchema).length;
const merchants = () => parsed.filter(({ schema }) => schema === merchantSchema).length;

it('one click parses the selection once, and order and merchant not again', async () => {
  const order = sampleOrder();
  const merchant = sampleMerchant();
  const onSettled = vi.fn();
  render(<KiwoomCheckout {...{ merchant, order, onSettled }} sdk={fakePortOne()} verify={fakeVerify()} />);
  const pay = await screen.findByRole('button', { name: '64,900원 결제하기' }, LONG);
  expect([orders(), merchants()]).toEqual([1, 1]);
  parsed.length = 0;
  await userEvent.click(pay);
  await waitFor(() => expect(onSettled).toHaveBeenCalledOnce(), LONG);
  expect({ selections: selections(), orders: orders(), merchants: merchants() }).toEqual({
    selections: 1,
    orders: 0,
    merchants: 0,
  });
});
