import { describe, expect, it, vi } from 'vitest';
import { AMOUNT, orderShop, paid } from './order-fixtures.ts';

/** An `onError` that takes its time, as one that sends a message does; `finish` ends all its calls. */
function slowListener() {
  const ends: (() => void)[] = [];
  const ended = vi.fn();
  const onError = vi.fn(() => new Promise<void>((resolve) => ends.push(resolve)).then(ended));
  const finish = () => {
    for (const end of ends.splice(0)) end();
  };
  return { onError, ended, finish };
}

const mismatch = paid('order-1/1', 'imp_1', { amount: AMOUNT - 1 });

describe('what onError does with an error', () => {
  it('is finished before the sweep ends, because a task’s process ends with it', async () => {
    const { onError, ended, finish } = slowListener();
    const shop = orderShop({ onError }, [mismatch]);
    await shop.handlers.begin('order-1/1');
    shop.clock.at += 600_000;
    const end = vi.fn();
    const sweep = shop.handlers.sweep().then(end);
    await vi.waitFor(() => expect(onError).toHaveBeenCalled());
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(end).not.toHaveBeenCalled();
    finish();
    await sweep;
    expect(ended).toHaveBeenCalledTimes(onError.mock.calls.length);
  });

  it.each([
    [
      'a row of an order that is gone',
      async (shop: ReturnType<typeof orderShop>) => void shop.orders.find.mockReturnValue(null),
    ],
    [
      'an order that cannot be read',
      async (shop: ReturnType<typeof orderShop>) =>
        void shop.orders.find.mockImplementation(() => {
          throw new Error('down');
        }),
    ],
  ])('is finished before the sweep ends: %s', async (_name, disturb) => {
    const { onError, ended, finish } = slowListener();
    const shop = orderShop({ onError }, [paid('order-1/1', 'imp_1', { status: 'ready', paid_at: 0 })]);
    await shop.complete('order-1/1', 'imp_1');
    shop.clock.at += 3_600_000;
    await disturb(shop);
    const sweep = shop.handlers.sweep();
    await vi.waitFor(() => expect(onError).toHaveBeenCalled());
    setTimeout(finish, 20);
    await sweep;
    expect(ended).toHaveBeenCalledTimes(onError.mock.calls.length);
  });

  it('is given to waitUntil, with the request, where the platform freezes after the answer', async () => {
    const { onError, ended, finish } = slowListener();
    const waitUntil = vi.fn();
    const shop = orderShop({ onError, waitUntil }, [mismatch]);
    expect(await shop.complete('order-1/1', 'imp_1')).toMatchObject({ status: 'mismatch' });
    expect(onError).toHaveBeenCalledTimes(1);
    expect(ended).not.toHaveBeenCalled();
    expect(waitUntil).toHaveBeenCalledExactlyOnceWith(expect.any(Promise), expect.any(Request));
    finish();
    await waitUntil.mock.calls[0]?.[0];
    expect(ended).toHaveBeenCalledTimes(1);
  });

  it('does not depend on a platform that takes nothing more', async () => {
    const onError = vi.fn();
    const waitUntil = vi.fn(() => {
      throw new Error('too late');
    });
    const shop = orderShop({ onError, waitUntil }, [mismatch]);
    expect(await shop.complete('order-1/1', 'imp_1')).toMatchObject({ status: 'mismatch' });
    expect(onError).toHaveBeenCalledTimes(1);
  });

  it('does not depend on it for a settlement that outlasts its answer either', async () => {
    const waitUntil = vi.fn(() => {
      throw new Error('too late');
    });
    const shop = orderShop({ waitUntil, completeWithin: 20 }, [paid('order-1/1', 'imp_1')]);
    shop.orders.onPaid.mockReturnValueOnce(new Promise(() => {}));
    expect(await shop.complete('order-1/1', 'imp_1')).toMatchObject({ status: 'paid' });
    expect(waitUntil).toHaveBeenCalledTimes(1);
  });
});
