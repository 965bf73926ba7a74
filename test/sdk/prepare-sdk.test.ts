// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Imp } from '../../src/sdk/imp.ts';
import { prepareSdk } from '../../src/sdk/prepare-sdk.ts';
import { currentRun, requestPay } from '../../src/sdk/request-pay.ts';
import { readinessOf, subscribeReadiness } from '../../src/sdk/sdk-readiness.ts';
import type { ImpRequest } from '../../src/wire/imp-request.ts';

const merchant = { userCode: 'imp00000000' };
const request: ImpRequest = { pay_method: 'card', merchant_uid: 'm1', name: 'a', amount: 1000, digital: false };

/** Builds its frames as PortOne's script does: in a timer, and none while the service is down. */
function script({ isUp = true } = {}) {
  const service = { isUp };
  const build = () => {
    let dialog = document.querySelector('.imp-dialog');
    if (!dialog) {
      dialog = document.createElement('div');
      dialog.className = 'imp-dialog';
      document.body.append(dialog);
    }
    dialog.replaceChildren();
    if (!service.isUp) return;
    const frame = document.createElement('iframe');
    frame.setAttribute('src', 'about:blank#/payments/ready/imp/daou/CP1');
    dialog.append(frame);
  };
  let callback: ((reply: unknown) => void) | undefined;
  const init = vi.fn(() => void setTimeout(build, 0));
  const imp: Imp = {
    init,
    request_pay(_request, done) {
      callback = done;
    },
    close: () => void setTimeout(() => setTimeout(build, 0), 0),
  };
  const answer = (reply: unknown) => {
    callback?.(reply);
    imp.close?.();
  };
  return { imp, init, service, answer };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  currentRun()?.giveUp();
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe('prepareSdk', () => {
  it('initialises once, however many ask, and is done when the frames are there', async () => {
    const { imp, init } = script();
    const both = [prepareSdk(imp, merchant), prepareSdk(imp, merchant)];
    expect(readinessOf(imp)).toBe('busy');
    await vi.advanceTimersByTimeAsync(0);
    await Promise.all(both);
    expect(readinessOf(imp)).toBe('ready');
    await prepareSdk(imp, merchant);
    expect(init).toHaveBeenCalledOnce();
  });

  it('expects no frames of a substitute', async () => {
    const imp = { init: vi.fn(), request_pay() {} };
    const prepared = prepareSdk(imp, merchant);
    await vi.advanceTimersByTimeAsync(0);
    await prepared;
    expect(readinessOf(imp)).toBe('ready');
  });

  it('repeats init while there are no frames, and is done when they come', async () => {
    const { imp, init, service } = script({ isUp: false });
    const prepared = prepareSdk(imp, merchant);
    await vi.advanceTimersByTimeAsync(3_100);
    expect(init).toHaveBeenCalledOnce();
    service.isUp = true;
    await vi.advanceTimersByTimeAsync(1_000);
    await prepared;
    expect(init).toHaveBeenCalledTimes(2);
    expect(readinessOf(imp)).toBe('ready');
  });

  it('says so after the last try; asked again, it tries again', async () => {
    const { imp, init, service } = script({ isUp: false });
    const failed = expect(prepareSdk(imp, merchant)).rejects.toThrow('/users/pg');
    const changes = vi.fn();
    const unsubscribe = subscribeReadiness(changes);
    await vi.advanceTimersByTimeAsync(15_000);
    await failed;
    expect(init).toHaveBeenCalledTimes(3);
    expect(readinessOf(imp)).toBe('broken');
    expect(changes).toHaveBeenCalledOnce();
    service.isUp = true;
    const again = prepareSdk(imp, merchant);
    await vi.advanceTimersByTimeAsync(10);
    await again;
    expect(init).toHaveBeenCalledTimes(4);
    expect(readinessOf(imp)).toBe('ready');
    unsubscribe();
  });

  it('does not repeat init when the frames have come meanwhile: that would discard them', async () => {
    const { imp, init } = script({ isUp: false });
    const prepared = prepareSdk(imp, merchant);
    await vi.advanceTimersByTimeAsync(3_100);
    const frame = document.createElement('iframe');
    frame.setAttribute('src', 'about:blank#/payments/ready/imp/daou/CP1');
    document.querySelector('.imp-dialog')?.append(frame);
    await vi.advanceTimersByTimeAsync(1_000);
    await prepared;
    expect(init).toHaveBeenCalledOnce();
    expect(frame.isConnected).toBe(true);
  });

  it('refuses a second merchant at once', async () => {
    const { imp } = script();
    void prepareSdk(imp, merchant);
    expect(() => prepareSdk(imp, { userCode: 'imp11111111' })).toThrow('imp11111111');
  });

  it('gets the frames back that the SDK loses at the end of a payment', async () => {
    const { imp, init, service, answer } = script();
    void prepareSdk(imp, merchant);
    await vi.advanceTimersByTimeAsync(10);
    requestPay(imp, request);
    service.isUp = false;
    answer({ merchant_uid: 'm1', imp_uid: 'imp_1' });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(document.querySelectorAll('iframe')).toHaveLength(0);
    expect(readinessOf(imp)).toBe('busy');
    service.isUp = true;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(init).toHaveBeenCalledTimes(2);
    expect(readinessOf(imp)).toBe('ready');
  });
});
