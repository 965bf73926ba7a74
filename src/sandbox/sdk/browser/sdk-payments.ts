import type { Dialog } from './dialog.ts';
import type { Frames, SdkFrame } from './frames.ts';
import type { Popup } from './popup.ts';
import type { Replies, Run } from './sdk-replies.ts';
import type { Transport, WindowForm } from './sdk-transport.ts';

export interface SdkMerchant {
  userCode: string;
  tierCode: string | null;
}

export interface PaymentTools {
  isMobile: boolean;
  dialog: Dialog;
  frames: Frames;
  popup: Popup;
  replies: Replies;
  transport: Transport;
  merchant(): SdkMerchant | null;
  /** Hides the dialog and rebuilds the frames, by timers. */
  restart(): void;
}

export interface SdkPayments {
  request(run: Run): void;
  /** Starts the reserved request, if there is one. */
  resume(): void;
  openForm(form: WindowForm): void;
  /** Tells the visible frame that the window is closed. */
  reportClosing(): void;
}

/** Runs in the shop's page, sent as text: it must not reference anything outside itself. */
export function startPayment(tools: PaymentTools, run: Run, frame: SdkFrame): void {
  const { isMobile, dialog, frames, popup, replies, transport, merchant } = tools;
  const outcome = transport.fetchOutcome(merchant()?.userCode ?? '', String(run.params.merchant_uid));
  if (outcome === 'no-channel') return replies.refuse(run, 'no-channel');
  replies.expect(run);
  if (outcome === 'block-popup') popup.blockNext();
  if (!isMobile && !popup.open()) {
    dialog.hide();
    alert('팝업이 차단되었습니다. 팝업 차단을 해제한 뒤 다시 시도해 주세요.');
  }
  if (outcome === 'alert-error') throw new Error('alert-error is set in the sandbox.');
  // Blocked or not, it continues.
  transport.post(frame, 'payment', run.params);
  frames.show(frame);
  dialog.show(isMobile);
}

type Forms = Pick<SdkPayments, 'openForm' | 'reportClosing'>;

/** Runs in the shop's page, sent as text: it must not reference anything outside itself. */
export function createForms({ isMobile, frames, transport }: PaymentTools): Forms {
  /** Of the newest form; never reset, so the closing of a window may name the payment before. */
  let impUid: string | null = null;
  return {
    openForm(form) {
      impUid = form.impUid;
      // Whether or not the window is still open: without it the browser opens a new tab.
      transport.submit(form, isMobile ? '_self' : 'daou');
    },
    reportClosing() {
      const frame = frames.visible();
      if (frame) transport.post(frame, 'communicate', { result: 'check.closing', imp_uid: impUid });
    },
  };
}

interface PaymentParts {
  startPayment: typeof startPayment;
  createForms: typeof createForms;
}

/** Runs in the shop's page, sent as text: it must not reference anything outside itself. */
export function createPayments(tools: PaymentTools, parts: PaymentParts): SdkPayments {
  const { frames, replies, merchant, restart } = tools;
  let reserved: Run | null = null;

  function guard(run: Run): void {
    try {
      begin(run);
    } catch (error) {
      console.error(error);
      alert('결제 모듈 호출에 실패하였습니다. 페이지를 새로고침한 뒤 다시 시도해 주세요.');
      restart();
    }
  }

  function begin(run: Run): void {
    const { params } = run;
    params.merchant_uid ||= `nobody_${Date.now()}`;
    params.pay_method ||= 'card';
    params.request_id = `req_${Date.now()}`;
    params.tier_code = merchant()?.tierCode ?? null;
    if (frames.hasNoChannel()) return replies.refuse(run, 'no-channel');
    const frame = frames.isKnown() ? frames.pick(params) : null;
    if (frames.isKnown() && !frame) return replies.refuse(run, 'unknown-pg');
    // There is one place for a reserved request: the one before is dropped.
    if (!frame?.isLoaded) reserved = run;
    else parts.startPayment(tools, run, frame);
  }

  return {
    request: (run) => void setTimeout(() => guard(run), 0),
    resume() {
      const run = reserved;
      reserved = null;
      if (run) guard(run);
    },
    ...parts.createForms(tools),
  };
}
