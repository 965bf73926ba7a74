import { finishPayment } from '../state/finish-payment.ts';
import { html, koreanTime, layout, won } from '../state/html.ts';
import type { SandboxContext } from '../state/sandbox-context.ts';
import { page, readBody, redirect, textOf } from '../state/sandbox-http.ts';
import { isOutcome } from '../state/sandbox-outcomes.ts';
import { findPayment, type PaymentRecord } from '../state/sandbox-state.ts';
import { methodLabel } from '../state/supported-methods.ts';
import { endedPage, windowPage } from './window-page.ts';

/** `POST /kiwoom/window`, the SDK's form: redirects to a page that can be reloaded. */
export async function openWindow(context: SandboxContext, request: Request): Promise<Response> {
  const { imp_uid: impUid } = await readBody(request);
  return redirect(`${context.options.basePath}/kiwoom/window?imp_uid=${encodeURIComponent(String(impUid))}`, 303);
}

/** `GET /kiwoom/window?imp_uid=`. */
export function showWindow(context: SandboxContext, request: Request): Response {
  const record = findPayment(context.state, new URL(request.url).searchParams.get('imp_uid') ?? '');
  if (!record) return page(endedPage('결제 정보를 찾을 수 없습니다'), 404);
  return record.result === null ? page(windowPage(context, record)) : leaveWindow(record);
}

/** `POST /kiwoom/window/action`: what the shopper did in the window. */
export async function actInWindow(context: SandboxContext, request: Request): Promise<Response> {
  const body = await readBody(request);
  const record = findPayment(context.state, String(body.imp_uid));
  if (!record) return page(endedPage('결제 정보를 찾을 수 없습니다'), 404);
  await finishPayment(context, record, {
    outcome: isOutcome(body.outcome) ? body.outcome : undefined,
    quota: textOf(body.quota) === null ? undefined : Number(body.quota),
    cashReceipt: textOf(body.cash_receipt) !== null,
    home: new URL(request.url).origin + context.options.basePath,
  });
  if (record.result !== null) return leaveWindow(record);
  return page(endedPage('응답이 없습니다', '상점은 이 결제의 결과를 받지 못합니다.'));
}

/** `GET /kiwoom/receipts/{imp_uid}`: the page at `receipt_url`. */
export function showReceipt(context: SandboxContext, impUid: string): Response {
  const record = findPayment(context.state, impUid);
  if (!record?.wire.pg_tid) return page(endedPage('매출전표를 찾을 수 없습니다'), 404);
  const { wire } = record;
  const body = html`<main style="max-width:480px;margin:32px auto;padding:0 24px"><span class="badge">샌드박스</span>
<h1 style="font-size:20px">매출전표</h1><p>${wire.name}<br>${won(wire.amount)} · ${methodLabel(String(wire.pay_method))}<br>
승인번호 ${wire.apply_num}<br>${koreanTime(wire.paid_at)}</p></main>`;
  return page(layout('매출전표', body, ''));
}

/** A phone returns to the shop; on a PC the SDK closes the window. */
function leaveWindow(record: PaymentRecord): Response {
  if (record.device === 'mobile') return redirect(returnUrl(record));
  return page(endedPage(record.result?.success ? '완료되었습니다' : '결제가 끝났습니다', '이 창은 곧 닫힙니다.'));
}

/** `m_redirect_url` with the result added to its own query. */
function returnUrl({ params, wire, result }: PaymentRecord): string {
  const url = new URL(String(params.m_redirect_url));
  url.searchParams.set('imp_uid', wire.imp_uid);
  url.searchParams.set('merchant_uid', wire.merchant_uid);
  url.searchParams.set('imp_success', String(result?.success ?? false));
  if (result?.errorCode) url.searchParams.set('error_code', result.errorCode);
  if (result?.errorMessage) url.searchParams.set('error_msg', result.errorMessage);
  return url.href;
}
