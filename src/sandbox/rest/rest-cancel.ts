import { randomBytes } from 'node:crypto';
import type { PaymentWire } from '../../wire/rest.ts';
import { restFault, type SandboxContext, unixSeconds } from '../state/sandbox-context.ts';
import { fail, flagOf, numberOf, ok, readBody, textOf } from '../state/sandbox-http.ts';
import { attemptsOf, findPayment, isConfirmed, type PaymentRecord } from '../state/sandbox-state.ts';
import { methodFacts, methodLabel, REFUND_BANKS } from '../state/supported-methods.ts';
import { withFault } from './rest-faults.ts';

/**
 * `POST /payments/cancel`. `imp_uid` takes precedence over `merchant_uid`; without an amount, or with 0, the remaining
 * amount is cancelled. Refusals have HTTP 200.
 */
export async function cancelByRest(context: SandboxContext, request: Request): Promise<Response> {
  const body = await readBody(request);
  const record = findTarget(context, body);
  const fault = restFault(context, textOf(body.merchant_uid), record);
  return withFault(context, request, fault, () => cancelRecord(context, record, body));
}

function cancelRecord(
  context: SandboxContext,
  record: PaymentRecord | undefined,
  body: Record<string, unknown>,
): Response {
  if (!record) return fail(200, '취소할 결제건이 존재하지 않습니다.');
  const problem = refuseCancel(context, record.wire, body);
  if (problem !== null) return fail(200, problem);
  const left = record.wire.amount - record.wire.cancel_amount;
  cancelPayment(context, record, {
    amount: amountOf(body, left),
    reason: textOf(body.reason) ?? '',
    notifyShop: flagOf(body.enable_webhook),
  });
  return ok(record.wire);
}

function findTarget(context: SandboxContext, body: Record<string, unknown>): PaymentRecord | undefined {
  const impUid = textOf(body.imp_uid);
  if (impUid !== null) return findPayment(context.state, impUid);
  const attempts = attemptsOf(context.state, textOf(body.merchant_uid) ?? '');
  return attempts.find(({ wire }) => wire.paid_at) ?? attempts[0];
}

/** 0 counts as absent; an invalid number stays NaN and is refused later. */
function amountOf(body: Record<string, unknown>, left: number): number {
  const amount = numberOf(body.amount);
  return amount === null || amount === 0 ? left : amount;
}

function refuseCancel(context: SandboxContext, wire: PaymentWire, body: Record<string, unknown>): string | null {
  const left = wire.amount - wire.cancel_amount;
  const amount = amountOf(body, left);
  const checksum = numberOf(body.checksum);
  if (wire.status === 'cancelled') return '이미 전액취소된 주문입니다.';
  if (wire.status !== 'paid') return '결제가 완료되지 않은 주문은 취소할 수 없습니다.';
  if (checksum !== null && checksum !== left) return `취소 가능 금액(checksum)이 일치하지 않습니다. 현재 ${left}원`;
  if (!Number.isInteger(amount) || amount < 0) return 'amount는 정수여야 합니다.';
  if (amount > left) return `취소 요청 금액이 취소 가능 금액(${left}원)을 초과합니다.`;
  if (amount < wire.amount) {
    if (wire.escrow && !isConfirmed(context.state, wire.imp_uid))
      return '에스크로 결제는 구매확정 전 부분취소할 수 없습니다.';
    if (methodFacts(wire.pay_method)?.wholeCancelOnly)
      return `${methodLabel(String(wire.pay_method))} 결제는 전액취소만 가능합니다.`;
  }
  return wire.pay_method === 'vbank' ? refuseRefund(body) : null;
}

function refuseRefund(body: Record<string, unknown>): string | null {
  const { refund_holder: holder, refund_bank: bank, refund_account: account } = body;
  if (!textOf(holder) || !textOf(bank) || !textOf(account)) {
    return '가상계좌 환불에는 refund_holder, refund_bank, refund_account가 필요합니다.';
  }
  return REFUND_BANKS.has(String(bank)) ? null : `환불을 지원하지 않는 은행코드입니다: ${String(bank)}`;
}

/** Records the cancellation. After a partial one the status stays `paid`. */
export function cancelPayment(
  context: SandboxContext,
  record: PaymentRecord,
  { amount, reason, notifyShop }: { amount: number; reason: string; notifyShop: boolean },
): void {
  const { wire } = record;
  const cancelledAt = unixSeconds(context);
  const cancellationId = `cancellation_${randomBytes(6).toString('hex')}`;
  const entry = {
    pg_tid: wire.pg_tid ?? '',
    amount,
    cancelled_at: cancelledAt,
    reason,
    cancellation_id: cancellationId,
  };
  const total = wire.cancel_amount + amount;
  Object.assign(wire, {
    cancel_amount: total,
    cancel_reason: reason,
    cancelled_at: cancelledAt,
    cancel_history: [...(wire.cancel_history ?? []), entry],
    status: total === wire.amount ? 'cancelled' : 'paid',
  });
  if (notifyShop) void context.webhooks.send(record, 'cancelled', { outcome: null, cancellationId });
}
