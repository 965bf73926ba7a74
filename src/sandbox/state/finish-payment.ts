import { randomInt } from 'node:crypto';
import { allowedMonths } from './chosen-installment.ts';
import { parseVbankDue } from './request-refusals.ts';
import { recordOutcome, type SandboxContext, unixSeconds } from './sandbox-context.ts';
import { textOf } from './sandbox-http.ts';
import { type Outcome, windowOutcome } from './sandbox-outcomes.ts';
import type { PaymentRecord, PaymentResult } from './sandbox-state.ts';
import { cardName, methodFacts } from './supported-methods.ts';
import { cardDirectOf } from './window-params.ts';

const CLOSED_REASON = '사용자가 결제를 취소하였습니다';

/** The reply for a window that was closed before the payment ended. */
export const CLOSED_RESULT: PaymentResult = {
  success: false,
  errorCode: 'SANDBOX_CLOSED',
  errorMessage: CLOSED_REASON,
};

export interface WindowChoice {
  /** @default the outcome set for this payment */
  outcome?: Outcome | undefined;
  /** Months, 0 for a lump sum. */
  quota?: number | undefined;
  /** The shopper requested a cash receipt. */
  cashReceipt?: boolean | undefined;
  /** Origin and base path, for `receipt_url`. */
  home?: string | undefined;
}

const FAILURES: Partial<Record<Outcome, { code: string; message: string }>> = {
  decline: { code: 'SANDBOX_DECLINED', message: '카드사에서 결제를 거절하였습니다' },
  'over-limit': { code: 'SANDBOX_OVER_LIMIT', message: '카드 사용한도 초과' },
  'insufficient-balance': { code: 'SANDBOX_INSUFFICIENT_BALANCE', message: '잔액부족' },
  cancel: { code: 'SANDBOX_CANCELLED', message: CLOSED_REASON },
};

/**
 * Ends a payment according to its outcome: updates the record, sends the webhooks and sets the reply for the browser.
 * Does nothing if the payment has ended, or under `never-answer` and `close-window`.
 */
export async function finishPayment(
  context: SandboxContext,
  record: PaymentRecord,
  choice: WindowChoice = {},
): Promise<void> {
  if (record.isEnded) return;
  if (choice.outcome !== undefined) record.chosen = choice.outcome;
  const outcome = windowOutcome(recordOutcome(context, record), String(record.wire.pay_method));
  if (outcome === 'never-answer' || outcome === 'close-window') return;
  record.isEnded = true;

  const failure = FAILURES[outcome];
  if (failure) return failPayment(context, record, failure.code, failure.message);
  if (record.wire.pay_method === 'vbank') issueAccount(context, record, choice);
  else approve(context, record, choice, outcome);

  const notified = sendWebhooks(context, record, outcome);
  if (outcome === 'webhook-first') await notified;
  const isWrong = outcome === 'success-flag-lies';
  record.result = {
    success: !isWrong,
    errorCode: isWrong ? 'SANDBOX_LIE' : null,
    errorMessage: isWrong ? '결제 결과를 확인할 수 없습니다' : null,
  };
}

/** Why `outcome` makes a card company decline a charge or a billing key; null when it does not. */
export function declineReason(outcome: Outcome | null): string | null {
  const isDecline = outcome === 'decline' || outcome === 'over-limit' || outcome === 'insufficient-balance';
  return isDecline ? (FAILURES[outcome]?.message ?? null) : null;
}

/** Pays a deposit into an issued account. Returns false, and changes nothing, for any other record. */
export function depositPayment(context: SandboxContext, record: PaymentRecord): boolean {
  const { wire } = record;
  if (wire.status !== 'ready' || !wire.vbank_num) return false;
  Object.assign(wire, { status: 'paid', paid_at: unixSeconds(context) });
  void context.webhooks.send(record, 'paid', { outcome: recordOutcome(context, record) });
  return true;
}

/** Applies the late approvals of `notify-late` that are due. Call it before reading a record. */
export function settleLate(context: SandboxContext): void {
  for (const record of context.state.payments) {
    if (record.visibleAt === null || context.options.now() < record.visibleAt) continue;
    record.visibleAt = null;
    Object.assign(record.wire, { status: 'paid', paid_at: unixSeconds(context) });
    void context.webhooks.send(record, 'paid', { outcome: recordOutcome(context, record) });
  }
}

function failPayment(context: SandboxContext, record: PaymentRecord, code: string, reason: string): void {
  Object.assign(record.wire, { status: 'failed', failed_at: unixSeconds(context), fail_reason: reason });
  record.result = { success: false, errorCode: code, errorMessage: reason };
}

function approve(context: SandboxContext, record: PaymentRecord, choice: WindowChoice, outcome: Outcome): void {
  const { wire, params } = record;
  const isLate = outcome === 'notify-late';
  Object.assign(wire, {
    ...approval(choice, wire.imp_uid),
    ...(isLate ? {} : { status: 'paid', paid_at: unixSeconds(context) }),
    emb_pg_provider: embeddedProvider(String(wire.pay_method)),
    cash_receipt_issued: methodFacts(wire.pay_method)?.cashReceipt !== undefined && choice.cashReceipt === true,
  });
  if (isLate) record.visibleAt = context.options.now() + context.options.delays.notify;
  if (wire.pay_method !== 'card') return;
  const code = textOf(cardDirectOf(params)?.code) ?? '366';
  const months = allowedMonths(params);
  const quota = choice.quota !== undefined && months.includes(choice.quota) ? choice.quota : (months[0] ?? 0);
  const card = { card_code: code, card_name: cardName(code), card_number: '458532*********2', card_type: 0 };
  Object.assign(wire, { ...card, card_quota: quota });
}

function approval(choice: WindowChoice, impUid: string) {
  return {
    pg_tid: `SB${digits(14)}`,
    apply_num: digits(8),
    receipt_url: choice.home === undefined ? null : `${choice.home}/kiwoom/receipts/${impUid}`,
  };
}

function issueAccount(context: SandboxContext, record: PaymentRecord, choice: WindowChoice): void {
  const now = unixSeconds(context);
  Object.assign(record.wire, {
    pg_tid: `SB${digits(14)}`,
    vbank_code: '004',
    vbank_name: 'KB국민은행',
    vbank_num: `${digits(6)}-${digits(2)}-${digits(6)}`,
    vbank_holder: context.options.shopName,
    vbank_date: parseVbankDue(record.params.vbank_due) ?? now + 7 * 86_400,
    vbank_issued_at: now,
    cash_receipt_issued: choice.cashReceipt === true,
  });
}

async function sendWebhooks(context: SandboxContext, record: PaymentRecord, outcome: Outcome): Promise<void> {
  if (outcome === 'notify-late') {
    const timer = setTimeout(() => settleLate(context), context.options.delays.notify + 10);
    timer.unref();
    return;
  }
  const delivered = context.webhooks.send(record, record.wire.status, { outcome });
  if (outcome === 'deposit') depositPayment(context, record);
  await delivered;
}

/** `emb_pg_provider`: the only field in which PortOne writes `samsungpay`. */
function embeddedProvider(payMethod: string): string | null {
  if (!methodFacts(payMethod)?.easy) return null;
  return payMethod === 'samsung' ? 'samsungpay' : payMethod;
}

export function digits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10)).join('');
}
