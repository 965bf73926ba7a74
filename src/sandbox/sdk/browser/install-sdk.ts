import type { createDialog, Dialog } from './dialog.ts';
import type { createFrames } from './frames.ts';
import type { createPopup } from './popup.ts';
import type { matchChannel, requestChannels } from './sdk-channels.ts';
import type { createForms, createPayments, SdkMerchant, SdkPayments, startPayment } from './sdk-payments.ts';
import type { createReplies, Replies, Run } from './sdk-replies.ts';
import type { createTransport } from './sdk-transport.ts';

export interface SdkParts {
  createDialog: typeof createDialog;
  createForms: typeof createForms;
  createFrames: typeof createFrames;
  createPayments: typeof createPayments;
  createPopup: typeof createPopup;
  createReplies: typeof createReplies;
  createTransport: typeof createTransport;
  listen: typeof listen;
  matchChannel: typeof matchChannel;
  publishImp: typeof publishImp;
  readAddress: typeof readAddress;
  requestChannels: typeof requestChannels;
  startPayment: typeof startPayment;
}

/** Where the script came from. Runs in the shop's page, sent as text: it must not reference anything outside itself. */
export function readAddress(): { base: string; origin: string; query: string } {
  const script = document.currentScript as HTMLScriptElement;
  const url = new URL(script.src, location.href);
  const outcome = url.searchParams.get('outcome');
  return {
    origin: url.origin,
    base: url.origin + url.pathname.replace(/\/v1\/iamport\.js$/, ''),
    query: outcome ? `outcome=${encodeURIComponent(outcome)}` : '',
  };
}

interface Listener {
  origin: string;
  payments: SdkPayments;
  replies: Replies;
  closePopup(): void;
  restart(): void;
}

/**
 * Handles the messages of the frames. Like the real SDK it accepts them by origin alone, also of a frame that is gone.
 * `from` tells them from messages of a shop on the sandbox's own origin.
 *
 * Runs in the shop's page, sent as text: it must not reference anything outside itself.
 */
export function listen({ origin, payments, replies, closePopup, restart }: Listener): void {
  window.addEventListener('message', (event) => {
    if (event.origin !== origin || typeof event.data !== 'string' || !event.data.includes('sandbox-frame')) return;
    const { action, data } = JSON.parse(event.data);
    if (action === 'daou.modal') return payments.openForm(data);
    if (action === 'daou.modal.close') closePopup();
    replies.settle(data);
    restart();
  });
}

interface PublishedSdk {
  isMobile: boolean;
  dialog: Dialog;
  payments: SdkPayments;
  merchant(): SdkMerchant | null;
  init(userCode: string, tierCode: string | null): void;
  restart(): void;
}

/** Sets `window.IMP`. Runs in the shop's page, sent as text: it must not reference anything outside itself. */
export function publishImp({ isMobile, dialog, payments, merchant, init, restart }: PublishedSdk): void {
  function requestPay(params: Run['params'], callback: Run['callback']): void {
    if (!params) return alert('결제 파라미터가 누락되었습니다.');
    if (merchant()) return payments.request({ params, callback });
    dialog.show(isMobile);
    alert('가맹점 식별코드가 설정되지 않았습니다. IMP.init을 먼저 호출하세요.');
  }

  const IMP = {
    init: (userCode: string) => init(userCode, null),
    agency: (userCode: string, tierCode: string) => init(userCode, tierCode),
    request_pay: requestPay,
    close: restart,
  };
  Object.assign(window, { IMP });
}

/**
 * Makes `window.IMP`, which behaves like the real SDK, its faults included. Runs in the shop's page, sent as text: it must
 * not reference anything outside itself.
 */
export function installSdk(parts: SdkParts): void {
  const address = parts.readAddress();
  const isMobile = /iphone|ipad|ipod|android|mobile/i.test(navigator.userAgent);
  let merchant: SdkMerchant | null = null;
  let isListening = false;

  const dialog = parts.createDialog();
  const transport = parts.createTransport(address);
  const replies = parts.createReplies(transport, isMobile);
  const frames = parts.createFrames({ ...parts, address, dialog, onChange: () => payments.resume() });
  const popup = parts.createPopup(() => payments.reportClosing());
  const tools = { isMobile, dialog, frames, popup, replies, transport, restart, merchant: () => merchant };
  const payments = parts.createPayments(tools, parts);

  function init(userCode: string, tierCode: string | null): void {
    merchant = { userCode, tierCode };
    if (document.readyState !== 'loading') setTimeout(build, 0);
    else document.addEventListener('DOMContentLoaded', () => setTimeout(build, 0), { once: true });
  }

  function build(): void {
    dialog.mount();
    if (!isListening) parts.listen({ ...address, payments, replies, restart, closePopup: popup.close });
    isListening = true;
    if (merchant) frames.rebuild(merchant.userCode);
  }

  /** In two timers: a request in the same tick as `close()` goes to a frame that is discarded right after. */
  function restart(): void {
    setTimeout(() => {
      dialog.hide();
      setTimeout(() => merchant && frames.rebuild(merchant.userCode), 0);
    }, 0);
  }

  parts.publishImp({ ...tools, payments, init });
}
