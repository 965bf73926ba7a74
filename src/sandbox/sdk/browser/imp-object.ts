import type { createDialog } from './dialog.ts';
import type { createFrames, SdkFrame } from './frames.ts';
import type { createPopup } from './popup.ts';
import type { createTransport, WindowForm } from './sdk-transport.ts';

interface Parts {
  createDialog: typeof createDialog;
  createTransport: typeof createTransport;
  createFrames: typeof createFrames;
  createPopup: typeof createPopup;
}

type Params = Record<string, unknown>;
type Callback = ((reply: Params) => void) | undefined;

interface Run {
  params: Params;
  callback: Callback;
}

/**
 * Sets `window.IMP`. Runs in the shop's page, sent there as text: it may use nothing outside itself but its parts.
 * Where it is odd, the real SDK is.
 */
export function installSdk({ createDialog, createTransport, createFrames, createPopup }: Parts): void {
  const script = document.currentScript as HTMLScriptElement;
  const url = new URL(script.src, location.href);
  const origin = url.origin;
  const base = origin + url.pathname.replace(/\/v1\/iamport\.js$/, '');
  const query = url.searchParams.get('outcome')
    ? `outcome=${encodeURIComponent(url.searchParams.get('outcome') ?? '')}`
    : '';
  const isMobile = /iphone|ipad|ipod|android|mobile/i.test(navigator.userAgent);

  let merchant: { userCode: string; tierCode: string | null } | null = null;
  let reserved: Run | null = null;
  let isListening = false;
  let runningImpUid: string | null = null;
  const waiting = new Map<unknown, Run>();

  const dialog = createDialog();
  const transport = createTransport({ base, origin, query });
  const frames = createFrames({ base, query, dialog, onChange: resume });
  const popup = createPopup(reportClosing);

  function init(userCode: string, tierCode: string | null): void {
    merchant = { userCode, tierCode };
    if (document.readyState !== 'loading') setTimeout(build, 0);
    else document.addEventListener('DOMContentLoaded', () => setTimeout(build, 0), { once: true });
  }

  function build(): void {
    dialog.mount();
    if (!isListening) window.addEventListener('message', onMessage);
    isListening = true;
    if (merchant) frames.rebuild(merchant);
  }

  function requestPay(params: Params, callback: Callback): void {
    if (!params) return alert('결제 파라미터가 누락되었습니다.');
    if (!merchant) {
      dialog.show(isMobile);
      return alert('가맹점 식별코드가 설정되지 않았습니다. IMP.init을 먼저 호출하세요.');
    }
    if (typeof params.amount !== 'number') throw new Error('amount must be a number.');
    if (params.merchant_uid !== undefined && typeof params.merchant_uid !== 'string') {
      throw new Error('merchant_uid must be a string.');
    }
    setTimeout(() => guard({ params, callback }), 0);
  }

  function guard(run: Run): void {
    try {
      begin(run);
    } catch (error) {
      console.error(error);
      alert('결제 모듈 호출에 실패하였습니다. 페이지를 새로고침한 뒤 다시 시도해 주세요.');
      end();
    }
  }

  function begin(run: Run): void {
    const { params } = run;
    params.merchant_uid ||= `nobody_${Date.now()}`;
    params.pay_method ||= 'card';
    params.request_id = `req_${Date.now()}`;
    params.tier_code = merchant?.tierCode ?? null;
    if (frames.hasNoChannel()) return refuseForNoChannel(run);
    const frame = frames.isKnown() ? frames.pick(params) : null;
    if (frames.isKnown() && !frame) return refuseForType(run);
    // One place only: whoever waited there before is forgotten.
    if (!frame?.isLoaded) reserved = run;
    else start(run, frame);
  }

  function resume(): void {
    const run = reserved;
    reserved = null;
    if (run) guard(run);
  }

  function start(run: Run, frame: SdkFrame): void {
    const outcome = transport.fetchOutcome(merchant?.userCode ?? '', String(run.params.merchant_uid));
    if (outcome === 'no-channel') return refuseForNoChannel(run);
    if (outcome === 'alert-error') throw new Error('alert-error: asked for in the sandbox.');
    waiting.set(run.params.request_id, run);
    runningImpUid = null;
    if (!isMobile) {
      if (outcome === 'block-popup') popup.blockNext();
      if (!popup.open()) {
        dialog.hide();
        alert('팝업이 차단되었습니다. 팝업 차단을 해제한 뒤 다시 시도해 주세요.');
      }
    }
    // Blocked or not, it goes on; without a window nobody will ever answer.
    transport.post(frame, 'payment', run.params);
    frames.show(frame);
    dialog.show(isMobile);
  }

  function reportClosing(): void {
    const frame = frames.visible();
    if (frame) transport.post(frame, 'communicate', { result: 'check.closing', imp_uid: runningImpUid });
  }

  function onMessage(event: MessageEvent): void {
    // The sandbox may live on the shop's own origin, so the origin alone does not tell its frames apart.
    if (event.origin !== origin || !frames.owns(event.source) || typeof event.data !== 'string') return;
    const { action, data } = JSON.parse(event.data);
    if (action === 'daou.modal') openForm(data);
    else if (action === 'daou.modal.close') popup.close();
    else finish(data);
  }

  function openForm(form: WindowForm): void {
    runningImpUid = form.impUid;
    if (isMobile) transport.submit(form, '_self');
    else if (popup.isOpen()) transport.submit(form, 'daou');
  }

  function finish(data: Params): void {
    const { request_id: id, ...reply } = data;
    const run = waiting.get(id);
    waiting.delete(id);
    if (run) answer(run, reply);
    end();
  }

  function end(): void {
    dialog.hide();
    if (merchant) frames.rebuild(merchant);
  }

  function refuseForNoChannel(run: Run): void {
    const message = '등록된 PG 설정 정보가 없습니다.';
    answer(run, {
      success: false,
      imp_uid: null,
      merchant_uid: run.params.merchant_uid,
      error_code: 'NOT_READY',
      error_msg: message,
    });
  }

  function refuseForType(run: Run): void {
    const message = '등록되지 않은 PG입니다.';
    answer(run, {
      imp_success: false,
      imp_uid: null,
      merchant_uid: run.params.merchant_uid,
      error_coe: 'F1001',
      error_msg: message,
    });
  }

  function answer({ params, callback }: Run, reply: Params): void {
    if (typeof callback !== 'function') {
      if (isMobile) transport.leave(params, reply);
      return;
    }
    try {
      callback.call({}, reply);
    } catch (error) {
      console.error(error);
    }
  }

  const IMP = {
    init: (userCode: string) => init(userCode, null),
    agency: (userCode: string, tierCode: string) => init(userCode, tierCode),
    request_pay: requestPay,
    close: end,
  };
  Object.assign(window, { IMP });
}
