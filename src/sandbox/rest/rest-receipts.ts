import type { PaymentWire } from '../../wire/rest.ts';
import type { ReceiptWire } from '../../wire/rest-receipt.ts';
import { digits } from '../state/finish-payment.ts';
import { type CallBody, type Fields, fieldProblem, readCall, required, text } from '../state/rest-fields.ts';
import { restFault, type SandboxContext, unixSeconds } from '../state/sandbox-context.ts';
import { fail, numberOf, ok, textOf } from '../state/sandbox-http.ts';
import { findPayment } from '../state/sandbox-state.ts';
import { withFault } from './rest-faults.ts';

const METHODS: ReadonlySet<unknown> = new Set(['trans', 'vbank']);
const VAT_PART = 11;

const RECEIPT_FIELDS: Fields = {
  identifier: required(text()),
  type: { type: 'text', shape: /^(person|company)$/, hint: 'person, company' },
  company_tel: required(text()),
  company_name: required(text()),
  corp_reg_no: required(text()),
  buyer_name: text(),
  buyer_email: text(),
  buyer_tel: text(),
  tax_free: { type: 'integer' },
  vat_amount: { type: 'number' },
};

/**
 * `POST /receipts/{imp_uid}`: a cash receipt for the remaining amount of a paid `trans` or `vbank` payment. HTTP 400 for
 * a missing field, and for a payment that is unknown, not paid, or has a receipt already. `identifier` is not stored.
 */
export async function issueReceipt(context: SandboxContext, request: Request, impUid: string): Promise<Response> {
  const call = await readCall(request);
  const record = findPayment(context.state, impUid);
  return withFault(context, request, restFault(context, null, record), () => {
    if (!record) return fail(400, '존재하지 않는 결제정보입니다.');
    const problem = fieldProblem(call, RECEIPT_FIELDS) ?? refusal(record.wire, call);
    if (problem !== null) return fail(400, problem);
    const receipt = makeReceipt(context, record.wire, call);
    context.state.receipts.set(impUid, receipt);
    record.wire.cash_receipt_issued = true;
    return ok(receipt);
  });
}

/** `GET /receipts/{imp_uid}`, including cancelled receipts. */
export function getReceipt(context: SandboxContext, request: Request, impUid: string): Promise<Response> {
  const record = findPayment(context.state, impUid);
  return withFault(context, request, restFault(context, null, record), () => {
    const receipt = context.state.receipts.get(impUid);
    return receipt ? ok(receipt) : fail(404, '발급된 현금영수증이 없습니다.');
  });
}

/** `DELETE /receipts/{imp_uid}` cancels the receipt; HTTP 400 when there is none, or it is cancelled already. */
export function cancelReceipt(context: SandboxContext, request: Request, impUid: string): Promise<Response> {
  const record = findPayment(context.state, impUid);
  return withFault(context, request, restFault(context, null, record), () => {
    const receipt = context.state.receipts.get(impUid);
    if (!record || !receipt || receipt.cancelled_at) return fail(400, '취소할 현금영수증이 없습니다.');
    receipt.cancelled_at = unixSeconds(context);
    record.wire.cash_receipt_issued = false;
    return ok(receipt);
  });
}

function refusal(wire: PaymentWire, { fields }: CallBody): string | null {
  if (!METHODS.has(wire.pay_method)) return '현금영수증은 실시간 계좌이체와 가상계좌 결제에만 발급할 수 있습니다.';
  if (wire.status !== 'paid') return '결제가 완료된 주문에만 현금영수증을 발급할 수 있습니다.';
  if (wire.cash_receipt_issued) return '이미 현금영수증이 발급된 결제입니다.';
  const left = wire.amount - wire.cancel_amount;
  const taxFree = numberOf(fields.tax_free) ?? 0;
  return taxFree < 0 || taxFree > left ? `tax_free 값은 0 이상 ${left} 이하여야 합니다.` : null;
}

function makeReceipt(context: SandboxContext, wire: PaymentWire, { fields }: CallBody): ReceiptWire {
  const amount = wire.amount - wire.cancel_amount;
  const taxed = amount - (numberOf(fields.tax_free) ?? 0);
  return {
    imp_uid: wire.imp_uid,
    receipt_tid: `SR${digits(14)}`,
    apply_num: digits(9),
    type: textOf(fields.type) ?? 'person',
    amount,
    vat: numberOf(fields.vat_amount) ?? Math.round(taxed / VAT_PART),
    receipt_url: wire.receipt_url ?? null,
    applied_at: unixSeconds(context),
    cancelled_at: 0,
  };
}
