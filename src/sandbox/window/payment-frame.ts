import { CLOSED_RESULT } from '../state/finish-payment.ts';
import { html, layout } from '../state/html.ts';
import type { Refusal } from '../state/request-refusals.ts';
import { outcomeFor, recordOutcome, type SandboxContext } from '../state/sandbox-context.ts';
import { isObject, json, page, readBody, textOf } from '../state/sandbox-http.ts';
import { isOutcome } from '../state/sandbox-outcomes.ts';
import { findPayment, type PaymentRecord, type PaymentResult } from '../state/sandbox-state.ts';
import { findChannel, isRefusal, startPayment } from '../state/start-payment.ts';

const MOBILE = /iphone|ipad|ipod|android|mobile/i;

/** PortOne's code for a channel that it does not have. */
const NO_CHANNEL: Refusal = {
  rule: 'channel-key',
  code: 'F1001',
  message: '등록되지 않은 PG(channelKey)입니다.',
};

/** `POST /payments/start`, from a frame: the address of the window, or the reply of a refusal. */
export async function startFromFrame(context: SandboxContext, request: Request): Promise<Response> {
  const body = await readBody(request);
  const params = isObject(body.params) ? body.params : {};
  const fromScript = isOutcome(body.outcome) ? body.outcome : null;
  const outcome = outcomeFor(context, textOf(params.merchant_uid), fromScript);
  if (outcome === 'frame-silent') return json({ isSilent: true });
  const pg = `${String(body.provider)}.${String(body.pgId)}`;
  const channel = findChannel(context, { channelKey: params.channelKey, pg });
  if (!channel) return json({ reply: refusalReply(params, NO_CHANNEL) });
  const userAgent = textOf(body.userAgent);
  const device = MOBILE.test(userAgent ?? '') ? 'mobile' : 'pc';
  const input = { userCode: String(body.userCode), channel, params, userAgent, device, outcome: fromScript } as const;
  const started = startPayment(context, input);
  if (isRefusal(started)) return json({ reply: refusalReply(params, started) });
  const { imp_uid: impUid, name, amount } = started.wire;
  return json({
    impUid,
    action: `${new URL(request.url).origin}${context.options.basePath}/kiwoom/window`,
    param: { imp_uid: impUid, PRODUCTNAME: name ?? '', AMOUNT: String(amount) },
    waitsForClosing: device === 'pc' && outcome === 'late-answer-after-close',
  });
}

/** `GET /payments/result/{imp_uid}`: the reply; null until the payment has ended. */
export function sendResult(context: SandboxContext, impUid: string): Response {
  const record = findPayment(context.state, impUid);
  return json({ reply: record?.result ? replyOf(record, record.result) : null });
}

/**
 * `POST /payments/closing`: the SDK saw the window closed. Replies with the result of that payment, or as cancelled
 * while it has none. The record stays `ready`: a payment page that is still open can pay. Under `never-answer` and
 * `closed-stays-ready` there is no reply.
 */
export async function endOnClosing(context: SandboxContext, request: Request): Promise<Response> {
  const { imp_uid: impUid } = await readBody(request);
  const record = findPayment(context.state, String(impUid));
  if (!record) return json({ reply: null });
  const outcome = recordOutcome(context, record);
  if (outcome === 'never-answer' || outcome === 'closed-stays-ready') return json({ reply: null });
  return json({ reply: replyOf(record, record.result ?? CLOSED_RESULT) });
}

/** `GET /payments/fail`: a phone's page for a failure without a callback and without `m_redirect_url`. */
export function failPage(request: Request): Response {
  const message = new URL(request.url).searchParams.get('error_msg') ?? '';
  const body = html`<main style="max-width:480px;margin:48px auto;padding:0 24px"><span class="badge">샌드박스</span>
<h1 style="font-size:20px">결제를 시작하지 못했습니다</h1><p>${message}</p></main>`;
  return page(layout('결제 실패', body, ''));
}

function refusalReply(params: Readonly<Record<string, unknown>>, { code, message }: Refusal) {
  return {
    success: false,
    imp_uid: null,
    merchant_uid: params.merchant_uid ?? null,
    error_code: code,
    error_msg: message,
  };
}

/** The argument of the callback. `success` follows the outcome and may contradict the record. */
export function replyOf({ wire }: PaymentRecord, result: PaymentResult): Record<string, unknown> {
  const isFailed = !result.success;
  return {
    success: result.success,
    imp_uid: wire.imp_uid,
    merchant_uid: wire.merchant_uid,
    pay_method: wire.pay_method,
    paid_amount: wire.amount,
    status: isFailed ? 'failed' : wire.status,
    name: wire.name,
    pg_provider: wire.pg_provider,
    emb_pg_provider: wire.emb_pg_provider,
    pg_tid: wire.pg_tid,
    buyer_name: wire.buyer_name,
    buyer_email: wire.buyer_email,
    buyer_tel: wire.buyer_tel,
    buyer_addr: wire.buyer_addr,
    buyer_postcode: wire.buyer_postcode,
    custom_data: wire.custom_data,
    paid_at: wire.paid_at,
    receipt_url: wire.receipt_url,
    apply_num: wire.apply_num,
    currency: wire.currency,
    pg_type: 'payment',
    ...(wire.card_name
      ? { card_name: wire.card_name, card_number: wire.card_number, card_quota: wire.card_quota }
      : {}),
    ...(wire.vbank_num
      ? {
          vbank_num: wire.vbank_num,
          vbank_name: wire.vbank_name,
          vbank_holder: wire.vbank_holder,
          vbank_date: wire.vbank_date,
        }
      : {}),
    ...(isFailed ? { error_code: result.errorCode, error_msg: result.errorMessage } : {}),
  };
}
