import type { SdkFrame } from './frames.ts';

type Params = Record<string, unknown>;

/** What the frame asks the SDK to open. */
export interface WindowForm {
  action: string;
  method: string;
  param: Record<string, string>;
  impUid: string;
}

/** What the SDK sends out: questions, messages, forms, and the page itself. */
export interface Transport {
  /** How the sandbox wants this very request to go. */
  fetchOutcome(userCode: string, merchantUid: string): string | null;
  post(frame: SdkFrame, action: string, data: Params): void;
  submit(form: WindowForm, target: string): void;
  /** On a phone without a callback, a failure travels like a result. */
  leave(params: Params, reply: Params): void;
}

/** Runs in the shop's page: it may use nothing outside itself. */
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
