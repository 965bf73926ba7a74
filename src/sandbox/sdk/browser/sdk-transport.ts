import type { SdkFrame } from './frames.ts';

type Params = Record<string, unknown>;

/** The form that a frame has the SDK submit. */
export interface WindowForm {
  action: string;
  method: string;
  param: Record<string, string>;
  impUid: string;
}

/** Everything the SDK sends: requests, messages, forms, and the page itself. */
export interface Transport {
  /** The sandbox's outcome for this request, if it concerns the script. */
  fetchOutcome(userCode: string, merchantUid: string): string | null;
  post(frame: SdkFrame, action: string, data: Params): void;
  submit(form: WindowForm, target: string): void;
  /** On a phone without a callback, a failure is sent to `m_redirect_url` like a result. */
  leave(params: Params, reply: Params): void;
}

/** Runs in the shop's page, sent as text: it must not reference anything outside itself. */
export function createTransport({ base, origin, query }: { base: string; origin: string; query: string }): Transport {
  function fields(param: Record<string, string>): HTMLInputElement[] {
    return Object.entries(param).map(([name, value]) =>
      Object.assign(document.createElement('input'), { type: 'hidden', name, value }),
    );
  }

  return {
    fetchOutcome(userCode, merchantUid) {
      const request = new XMLHttpRequest();
      const path = `${base}/users/pg/${encodeURIComponent(userCode)}/outcome`;
      request.open('GET', `${path}?merchant_uid=${encodeURIComponent(merchantUid)}&${query}`, false);
      request.send();
      return request.status === 200 ? JSON.parse(request.responseText).outcome : null;
    },
    post(frame, action, data) {
      const message = { action, data, origin: location.href, from: 'iamport-sdk', version: '1.2.0' };
      frame.element.contentWindow?.postMessage(JSON.stringify(message), origin);
    },
    submit({ action, method, param }, target) {
      const form = document.createElement('form');
      Object.assign(form, { action, method, acceptCharset: 'euc-kr', target });
      form.style.display = 'none';
      form.append(...fields(param));
      document.body.append(form);
      form.submit();
      form.remove();
    },
    leave(params, reply) {
      const hasPage = typeof params.m_redirect_url === 'string' && params.m_redirect_url !== '';
      const target = new URL(hasPage ? String(params.m_redirect_url) : `${base}/payments/fail`, location.href);
      target.searchParams.set('imp_uid', String(reply.imp_uid ?? ''));
      target.searchParams.set('merchant_uid', String(reply.merchant_uid ?? ''));
      target.searchParams.set(hasPage ? 'imp_success' : 'success', 'false');
      target.searchParams.set('error_msg', String(reply.error_msg ?? ''));
      location.href = target.href;
    },
  };
}
