// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Imp } from '../../src/sdk/imp.ts';
import { loadSdk } from '../../src/sdk/load-sdk.ts';
import { currentRun, requestPay } from '../../src/sdk/request-pay.ts';
import { readinessOf } from '../../src/sdk/sdk-readiness.ts';
import { allowWindows } from '../../src/sdk/window-watch.ts';
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

/** What the SDK submits when its frame answers. */
function makeForm(target = 'daou', charset = 'euc-kr'): HTMLFormElement {
  const form = document.createElement('form');
  Object.assign(form, { target, acceptCharset: charset, method: 'POST', action: 'https://ssl.kiwoompay.co.kr/' });
  document.body.append(form);
  return form;
}

function submitForm(target?: string, charset?: string): void {
  const form = makeForm(target, charset);
  form.submit();
  form.remove();
}

const realOpen = window.open;
const realAlert = window.alert;
const realSubmit = HTMLFormElement.prototype.submit;
let popup: { closed: boolean; close: () => void; location?: { href: string } };
/** Targets of the forms that got through. */
let submitted: string[];

beforeEach(() => {
  vi.useFakeTimers();
  popup = { closed: false, close: vi.fn() };
  submitted = [];
  HTMLFormElement.prototype.submit = function (this: HTMLFormElement) {
    submitted.push(this.target);
  };
  window.open = vi.fn(() => popup as unknown as Window);
  window.alert = vi.fn();
});
afterEach(() => {
  currentRun()?.giveUp();
  vi.useRealTimers();
  allowWindows();
  window.open = realOpen;
  window.alert = realAlert;
  HTMLFormElement.prototype.submit = realSubmit;
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
    sdk.imp.request_pay = () => window.alert('가맹점 식별코드가 설정되지 않았습니다');
    const run = requestPay(sdk.imp, request);
    await vi.advanceTimersByTimeAsync(0);
    expect(await run.reply).toEqual({ kind: 'refused', message: '가맹점 식별코드가 설정되지 않았습니다' });
  });

  describe('alerts', () => {
    /** As if the SDK's script called it; the stack says from where. */
    const alertFromSdk = (address: string) =>
      new Function('message', `window.alert(message)\n//# sourceURL=${address}`) as (message: string) => void;

    it.each([
      'https://cdn.iamport.kr/v1/iamport.js',
      'https://cdn.iamport.kr/js/iamport.payment-1.2.0.js',
      'https://shop.test/__sandbox/v1/iamport.js?outcome=approve',
    ])('of %s end the payment, also after the window opened, and close it', async (address) => {
      const [shown, sdk] = [window.alert, script()];
      const run = requestPay(sdk.imp, request);
      window.open('about:blank', 'daou');
      await vi.advanceTimersByTimeAsync(1_000);
      alertFromSdk(address)('결제 모듈 호출에 실패하였습니다');
      await vi.advanceTimersByTimeAsync(0);
      expect(await run.reply).toEqual({ kind: 'refused', message: '결제 모듈 호출에 실패하였습니다' });
      expect(shown).not.toHaveBeenCalled();
      expect(popup.close).toHaveBeenCalledOnce();
      expect(sdk.close).toHaveBeenCalledOnce();
    });

    it('say whether the shopper may have paid by then', async () => {
      const run = requestPay(script().imp, request);
      window.open('about:blank', 'daou');
      submitForm();
      alertFromSdk('https://cdn.iamport.kr/v1/iamport.js')('오류');
      await vi.advanceTimersByTimeAsync(0);
      expect(await run.reply).toEqual({ kind: 'refused', message: '오류', started: true });
    });

    it('of a script that the page loaded under a name of its own count too', async () => {
      void loadSdk({ src: 'https://shop.test/assets/pay.js', retries: 0 })?.catch(() => {});
      const run = requestPay(script().imp, request);
      await vi.advanceTimersByTimeAsync(10);
      alertFromSdk('https://shop.test/assets/pay.js')('오류');
      await vi.advanceTimersByTimeAsync(0);
      expect((await run.reply).kind).toBe('refused');
    });

    it('of the page are shown, and end nothing', async () => {
      const [shown, sdk] = [window.alert, script()];
      const run = requestPay(sdk.imp, request);
      window.alert('장바구니가 비었습니다');
      await vi.advanceTimersByTimeAsync(10);
      window.open('about:blank', 'daou');
      await vi.advanceTimersByTimeAsync(10);
      alertFromSdk('https://shop.test/assets/main.js')('쿠폰이 만료되었습니다');
      await vi.advanceTimersByTimeAsync(10);
      expect(shown).toHaveBeenCalledTimes(2);
      expect(currentRun()).toBe(run);
    });
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

  it('reports a window that is closed at once', async () => {
    const run = requestPay(script().imp, request);
    window.open('about:blank', 'daou');
    popup.closed = true;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await run.reply).toEqual({ kind: 'window-closed' });
  });

  it('does not believe a handle that was cut off when the window left: the window may still be open', async () => {
    const run = requestPay(script().imp, request);
    popup.location = { href: 'about:blank' };
    window.open('about:blank', 'daou');
    await vi.advanceTimersByTimeAsync(2_000);
    submitForm();
    popup.closed = true;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await run.reply).toEqual({ kind: 'window-lost' });
  });

  it('believes the handle of a window that was seen at Kiwoom Pay', async () => {
    const run = requestPay(script().imp, request);
    window.open('about:blank', 'daou');
    submitForm();
    popup.location = { href: 'https://ssl.kiwoompay.co.kr/' };
    await vi.advanceTimersByTimeAsync(200);
    popup.closed = true;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await run.reply).toEqual({ kind: 'window-closed' });
  });

  describe('the form of the SDK', () => {
    it('is submitted into the open window', () => {
      requestPay(script().imp, request);
      window.open('about:blank', 'daou');
      submitForm();
      expect(submitted).toEqual(['daou']);
    });

    it.each<[string, () => void]>([
      ['after its window was closed', () => Object.assign(popup, { closed: true })],
      ['after the payment was given up', () => currentRun()?.giveUp()],
    ])('is not submitted %s: it would open a tab that nobody watches', (_when, close) => {
      requestPay(script().imp, request);
      window.open('about:blank', 'daou');
      close();
      submitForm();
      expect(submitted).toEqual([]);
    });

    it('is not submitted after the window was blocked, nor after it was reported', async () => {
      window.open = vi.fn(() => null);
      const run = requestPay(script().imp, request);
      window.open('about:blank', 'daou');
      submitForm();
      await vi.advanceTimersByTimeAsync(0);
      expect(await run.reply).toEqual({ kind: 'popup-blocked' });
      submitForm();
      expect(submitted).toEqual([]);
    });

    it('is submitted again for the next payment, and forms of the page always are', async () => {
      requestPay(script().imp, request).giveUp();
      submitForm('_blank');
      submitForm('_self', 'utf-8');
      expect(submitted).toEqual(['_blank', '_self']);
      requestPay(script().imp, request);
      window.open('about:blank', 'daou');
      submitForm();
      expect(submitted).toEqual(['_blank', '_self', 'daou']);
    });

    it('is kept back also when it is submitted by an event', () => {
      requestPay(script().imp, request);
      window.open('about:blank', 'daou');
      popup.closed = true;
      const form = makeForm();
      const event = new Event('submit', { cancelable: true, bubbles: true });
      form.dispatchEvent(event);
      expect(event.defaultPrevented).toBe(true);
      form.remove();
    });
  });

  it('does not take a callback about the payment before for its own', async () => {
    const sdk = script();
    const run = requestPay(sdk.imp, request);
    window.open('about:blank', 'daou');
    popup.closed = true;
    sdk.answer({ success: true, imp_uid: 'imp_0', merchant_uid: 'm0', status: 'paid' });
    expect(await run.reply).toEqual({ kind: 'window-closed' });
  });

  it('calls the window lost when the callback speaks of another payment and the window is open', async () => {
    const sdk = script();
    const run = requestPay(sdk.imp, request);
    window.open('about:blank', 'daou');
    sdk.answer({ success: true, imp_uid: 'imp_0', merchant_uid: 'm0' });
    expect(await run.reply).toEqual({ kind: 'window-lost' });
  });

  describe('beside the frames of the real SDK', () => {
    let dialog: HTMLElement;
    const addFrame = () => {
      const frame = document.createElement('iframe');
      frame.setAttribute('src', 'about:blank#/payments/ready/imp/daou/CP1');
      dialog.append(frame);
      return frame;
    };
    beforeEach(() => {
      dialog = document.createElement('div');
      dialog.className = 'imp-dialog';
      document.body.append(dialog);
      addFrame();
    });
    afterEach(() => dialog.remove());

    it.each([
      ['no window opens', () => {}, 'no-window'],
      ['the window stays empty', () => window.open('about:blank', 'daou'), 'silent'],
    ])('ends when %s', async (_what, act, reason) => {
      const sdk = script();
      const run = requestPay(sdk.imp, request);
      act();
      await vi.advanceTimersByTimeAsync(19_000);
      expect(currentRun()).toBe(run);
      await vi.advanceTimersByTimeAsync(2_000);
      expect(await run.reply).toEqual({ kind: 'not-started', reason });
      expect(sdk.close).toHaveBeenCalledOnce();
      // What comes late is refused.
      expect(window.open('about:blank', 'late')).toBe(popup);
      submitForm();
      expect(submitted).toEqual([]);
    });

    it('leaves an open window half an hour', async () => {
      const run = requestPay(script().imp, request);
      window.open('about:blank', 'daou');
      submitForm();
      await vi.advanceTimersByTimeAsync(29 * 60_000);
      expect(currentRun()).toBe(run);
      await vi.advanceTimersByTimeAsync(2 * 60_000);
      expect(await run.reply).toEqual({ kind: 'window-lost' });
    });

    it('is not ready until the frames have been rebuilt, and lets no payment be lost in between', async () => {
      const sdk = script();
      requestPay(sdk.imp, request);
      expect(readinessOf(sdk.imp)).toBe('busy');
      const other = requestPay(sdk.imp, { ...request, merchant_uid: 'm2' });
      expect(await other.reply).toEqual({ kind: 'not-started', reason: 'busy' });
      expect(sdk.given().merchant_uid).toBe('m1');
      await vi.advanceTimersByTimeAsync(200);
      expect(readinessOf(sdk.imp)).toBe('busy');
      dialog.replaceChildren();
      await vi.advanceTimersByTimeAsync(200);
      expect(readinessOf(sdk.imp)).toBe('busy');
      addFrame();
      await vi.advanceTimersByTimeAsync(200);
      expect(readinessOf(sdk.imp)).toBe('ready');
      requestPay(sdk.imp, { ...request, merchant_uid: 'm2' });
      expect(sdk.given().merchant_uid).toBe('m2');
    });

    it('is ready again some time later when the frames stay', async () => {
      const sdk = script();
      requestPay(sdk.imp, request).giveUp();
      await vi.advanceTimersByTimeAsync(2_000);
      expect(readinessOf(sdk.imp)).toBe('busy');
      await vi.advanceTimersByTimeAsync(2_000);
      expect(readinessOf(sdk.imp)).toBe('ready');
    });
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

    it('shows the page again when it never leaves, and lets nothing leave later', async () => {
      const dialog = document.createElement('div');
      dialog.className = 'imp-dialog';
      document.body.append(dialog);
      const sdk = script();
      const run = requestPay(sdk.imp, request);
      document.body.classList.add('imp-payment-progress');
      await vi.advanceTimersByTimeAsync(21_000);
      expect(await run.reply).toEqual({ kind: 'not-started', reason: 'silent' });
      expect(document.body.classList.contains('imp-payment-progress')).toBe(false);
      expect(sdk.close).toHaveBeenCalledOnce();
      submitForm('_self');
      expect(submitted).toEqual([]);
      dialog.remove();
    });

    it('stops a page that is on its way for too long', async () => {
      const dialog = document.createElement('div');
      dialog.className = 'imp-dialog';
      document.body.append(dialog);
      const stop = vi.spyOn(window, 'stop').mockImplementation(() => {});
      const run = requestPay(script().imp, request);
      await vi.advanceTimersByTimeAsync(15_000);
      submitForm('_self');
      expect(submitted).toEqual(['_self']);
      await vi.advanceTimersByTimeAsync(25_000);
      expect(currentRun()).toBe(run);
      await vi.advanceTimersByTimeAsync(10_000);
      expect(stop).toHaveBeenCalledOnce();
      expect(await run.reply).toEqual({ kind: 'not-started', reason: 'silent' });
      dialog.remove();
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
