// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Imp } from '../../src/sdk/imp.ts';
import { currentRun, requestPay } from '../../src/sdk/request-pay.ts';
import type { ImpRequest } from '../../src/wire/imp-request.ts';

const request: ImpRequest = { pay_method: 'card', merchant_uid: 'm1', name: 'a', amount: 1000, digital: false };

/** An SDK whose every move the test makes itself. */
function script() {
  let callback: ((reply: unknown) => void) | undefined;
  let given: ImpRequest | undefined;
  const close = vi.fn();
  const imp: Imp = {
    init() {},
    request_pay(params, done) {
      given = params;
      callback = done;
    },
    close,
  };
  return { imp, close, given: () => given as ImpRequest, answer: (reply: unknown) => callback?.(reply) };
}

const realOpen = window.open;
const realAlert = window.alert;
let popup: { closed: boolean; close: () => void };

beforeEach(() => {
  vi.useFakeTimers();
  popup = { closed: false, close: vi.fn() };
  window.open = vi.fn(() => popup as unknown as Window);
  window.alert = vi.fn();
});
afterEach(() => {
  currentRun()?.giveUp();
  vi.useRealTimers();
  window.open = realOpen;
  window.alert = realAlert;
});

describe('requestPay', () => {
  it('calls the SDK in the same tick', () => {
    const sdk = script();
    requestPay(sdk.imp, request);
    expect(sdk.given()).toEqual(request);
  });

  it('gives the SDK a copy, because the SDK writes into it', () => {
    const frozen = Object.freeze({ ...request, bypass: Object.freeze({ daou: {} }) });
    const sdk = script();
    requestPay(sdk.imp, frozen);
    Object.assign(sdk.given(), { request_id: 'x' });
    (sdk.given().bypass as { daou: { PRODUCTCODE?: string } }).daou.PRODUCTCODE = 'x';
    expect(frozen).toEqual({ ...request, bypass: { daou: {} } });
  });

  it.each([
    [
      { success: true, imp_uid: 'imp_1', merchant_uid: 'm1' },
      { kind: 'answered', impUid: 'imp_1' },
    ],
    [
      { success: false, imp_uid: 'imp_1', merchant_uid: 'm1' },
      { kind: 'answered', impUid: 'imp_1' },
    ],
    [
      { success: false, imp_uid: null, error_code: 'NOT_READY', error_msg: 'm' },
      { kind: 'answered', error: { code: 'NOT_READY', message: 'm' } },
    ],
    [
      { imp_success: false, imp_uid: null, error_coe: 'F1001' },
      { kind: 'answered', error: { code: 'F1001' } },
    ],
    [
      { imp_uid: 'imp_1', status: 'failed' },
      { kind: 'answered', impUid: 'imp_1', error: {} },
    ],
    [undefined, { kind: 'answered' }],
  ])('turns the callback %j into %j', async (reply, expected) => {
    const sdk = script();
    const run = requestPay(sdk.imp, request);
    sdk.answer(reply);
    expect(await run.reply).toEqual(expected);
    expect(sdk.close).not.toHaveBeenCalled();
  });

  it('joins the running payment instead of starting a second', async () => {
    const [first, second] = [script(), script()];
    const run = requestPay(first.imp, request);
    expect(requestPay(second.imp, request)).toBe(run);
    expect(second.given()).toBeUndefined();
  });

  it('gives the payment of another order up, so that one order never answers for another', async () => {
    const [first, second] = [script(), script()];
    const run = requestPay(first.imp, request);
    window.open('about:blank', 'daou');
    const other = requestPay(second.imp, { ...request, merchant_uid: 'm2' });
    expect(await run.reply).toEqual({ kind: 'given-up' });
    expect(popup.close).toHaveBeenCalledOnce();
    expect(currentRun()).toBe(other);
    expect(second.given().merchant_uid).toBe('m2');
  });

  it('notices a blocked pop-up, keeps the SDK’s alert from the shopper and clears its overlay', async () => {
    const blocker = vi.fn(() => null);
    const alert = vi.fn();
    window.open = blocker;
    window.alert = alert;
    const sdk = script();
    const run = requestPay(sdk.imp, request);
    setTimeout(() => {
      if (!window.open('about:blank', 'daou')) window.alert('팝업이 차단되었습니다');
    });
    await vi.advanceTimersByTimeAsync(10);
    expect(await run.reply).toEqual({ kind: 'popup-blocked' });
    expect(sdk.close).toHaveBeenCalledOnce();
    expect(alert).not.toHaveBeenCalled();
    expect([window.open, window.alert]).toEqual([blocker, alert]);
  });

  it('takes an alert in place of a window for a refusal', async () => {
    const sdk = script();
    const run = requestPay(sdk.imp, request);
    window.alert('가맹점 식별코드가 설정되지 않았습니다');
    await vi.advanceTimersByTimeAsync(0);
    expect(await run.reply).toEqual({ kind: 'refused', message: '가맹점 식별코드가 설정되지 않았습니다' });
  });

  it('waits a moment after the window closed, and then says so', async () => {
    const sdk = script();
    const run = requestPay(sdk.imp, request, { grace: 4_000 });
    window.open('about:blank', 'daou');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(currentRun()).toBe(run);
    popup.closed = true;
    await vi.advanceTimersByTimeAsync(3_900);
    expect(currentRun()).toBe(run);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await run.reply).toEqual({ kind: 'window-closed' });
  });

  it('takes the callback that comes while it waits', async () => {
    const sdk = script();
    const run = requestPay(sdk.imp, request);
    window.open('about:blank', 'daou');
    await vi.advanceTimersByTimeAsync(5_000);
    popup.closed = true;
    await vi.advanceTimersByTimeAsync(1_000);
    sdk.answer({ imp_uid: 'imp_1' });
    expect(await run.reply).toEqual({ kind: 'answered', impUid: 'imp_1' });
  });

  it('does not believe a handle that was cut off at once', async () => {
    const sdk = script();
    const run = requestPay(sdk.imp, request);
    window.open('about:blank', 'daou');
    popup.closed = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(currentRun()).toBe(run);
  });

  it('can be given up, and then lets no late window of that payment through', async () => {
    const open = window.open;
    const sdk = script();
    const run = requestPay(sdk.imp, request);
    run.giveUp();
    expect(await run.reply).toEqual({ kind: 'given-up' });
    expect(window.open('about:blank', 'daou')).toBeNull();
    expect(open).not.toHaveBeenCalled();
    requestPay(script().imp, request);
    expect(window.open('about:blank', 'daou')).toBe(popup);
  });

  it('clears the overlay that the SDK lays over the page after its late window was refused', async () => {
    const sdk = script();
    requestPay(sdk.imp, request).giveUp();
    expect(sdk.close).toHaveBeenCalledOnce();
    window.open('about:blank', 'daou');
    expect(sdk.close).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(0);
    expect(sdk.close).toHaveBeenCalledTimes(2);
  });

  it('leaves the page its own windows and alerts after it was given up', async () => {
    const [open, alert] = [window.open, window.alert];
    requestPay(script().imp, request).giveUp();
    expect(window.open('https://help.example', '_blank')).toBe(popup);
    window.alert('도움말');
    expect(alert).toHaveBeenCalledExactlyOnceWith('도움말');
    expect(window.open('about:blank', 'daou')).toBeNull();
    window.alert('팝업이 차단되었습니다');
    expect(alert).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(0);
    expect([window.open, window.alert]).toEqual([open, alert]);
  });

  it('does not take a window of the page for the payment’s', async () => {
    const sdk = script();
    const run = requestPay(sdk.imp, request);
    expect(window.open('https://help.example', 'help')).toBe(popup);
    await vi.advanceTimersByTimeAsync(5_000);
    popup.closed = true;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(currentRun()).toBe(run);
  });

  describe('on a phone', () => {
    beforeEach(() => {
      vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('iPhone');
    });
    afterEach(() => {
      vi.restoreAllMocks();
    });

    it('loads the page anew when it is given up: nothing else takes the payment back from the SDK', async () => {
      const reload = vi.fn();
      const run = requestPay(script().imp, request, { reload });
      run.giveUp();
      expect(reload).toHaveBeenCalledOnce();
      await vi.advanceTimersByTimeAsync(1_000);
      expect(currentRun()).toBe(run);
      run.cameBack();
    });

    it('ends at once when the page came back after it had left', async () => {
      const [open, alert] = [window.open, window.alert];
      const reload = vi.fn();
      const sdk = script();
      const run = requestPay(sdk.imp, request, { reload });
      run.cameBack();
      expect([window.open, window.alert]).toEqual([open, alert]);
      expect(await run.reply).toEqual({ kind: 'given-up' });
      expect(sdk.close).toHaveBeenCalledOnce();
      expect(reload).not.toHaveBeenCalled();
    });
  });

  it('closes the window of a payment that is given up, so that nobody pays in it unseen', async () => {
    const run = requestPay(script().imp, request);
    window.open('about:blank', 'daou');
    run.giveUp();
    expect(popup.close).toHaveBeenCalledOnce();
  });

  it('leaves the window to the SDK when it answered', () => {
    const sdk = script();
    requestPay(sdk.imp, request);
    window.open('about:blank', 'daou');
    sdk.answer({ imp_uid: 'imp_1' });
    expect(popup.close).not.toHaveBeenCalled();
  });

  it('survives an SDK that throws', async () => {
    const sdk = script();
    sdk.imp.request_pay = () => {
      throw new Error('amount must be a number');
    };
    expect(await requestPay(sdk.imp, request).reply).toEqual({ kind: 'refused', message: 'amount must be a number' });
    expect(currentRun()).toBeNull();
  });
});
