import type { ScheduleWire } from '../../wire/rest-subscribe.ts';
import { settleLate } from '../state/finish-payment.ts';
import { type SandboxContext, unixSeconds } from '../state/sandbox-context.ts';
import { numberOf, textOf } from '../state/sandbox-http.ts';
import { findPayment, isUsed, type KeyRecord, type SandboxState, type ScheduleRecord } from '../state/sandbox-state.ts';
import type { CardOnFile } from '../state/test-cards.ts';
import { charge } from './card-charge.ts';

const KEY_GONE = '빌링키가 삭제되어 결제할 수 없습니다';
const ALREADY_PAID = '이미 결제가 이루어진 merchant_uid입니다';
const NO_CARD: CardOnFile = { masked: '', declines: KEY_GONE, blocksKey: KEY_GONE };

/** Applies late approvals and executes schedules that are due. Call it before reading a record. */
export function settleDue(context: SandboxContext): void {
  settleLate(context);
  const now = unixSeconds(context);
  const due = context.state.schedules.filter(
    ({ wire }) => wire.schedule_status === 'scheduled' && wire.schedule_at <= now,
  );
  for (const schedule of due.sort((one, other) => one.wire.schedule_at - other.wire.schedule_at))
    executeSchedule(context, schedule);
}

/** Adds a scheduled payment. */
export function addSchedule(
  context: SandboxContext,
  item: Readonly<Record<string, unknown>>,
  key: { customerUid: string; record: KeyRecord },
): ScheduleRecord {
  const { wire: customer } = key.record;
  const wire: ScheduleWire = {
    customer_uid: key.customerUid,
    merchant_uid: String(item.merchant_uid),
    imp_uid: null,
    pg_provider: customer.pg_provider,
    pg_id: customer.pg_id,
    customer_id: customer.customer_id ?? null,
    schedule_at: numberOf(item.schedule_at) ?? 0,
    executed_at: 0,
    revoked_at: 0,
    amount: Number(item.amount),
    currency: String(item.currency),
    name: String(item.name),
    buyer_name: textOf(item.buyer_name),
    buyer_email: textOf(item.buyer_email),
    buyer_tel: textOf(item.buyer_tel),
    buyer_addr: textOf(item.buyer_addr),
    buyer_postcode: textOf(item.buyer_postcode),
    custom_data: textOf(item.custom_data),
    schedule_status: 'scheduled',
    payment_status: null,
    fail_reason: null,
    promotion_id: textOf(item.promotion_id),
  };
  const { tax_free, card_quota, notice_url } = item;
  const schedule = { wire, params: { tax_free, card_quota, notice_url } };
  context.state.schedules.push(schedule);
  return schedule;
}

/** Charges a schedule now, whatever its time. Returns false, and changes nothing, if it is revoked or paid. */
export function executeSchedule(context: SandboxContext, schedule: ScheduleRecord): boolean {
  const { wire } = schedule;
  const hasFailed = wire.schedule_status === 'executed' && wire.payment_status === 'failed';
  if (wire.schedule_status !== 'scheduled' && !hasFailed) return false;
  const key = context.state.customers.get(wire.customer_uid);
  const channel = key?.channel ?? context.options.channels.find(({ pgId }) => pgId === wire.pg_id);
  if (!channel) return false;
  Object.assign(wire, { schedule_status: 'executed', executed_at: unixSeconds(context) });
  if (isUsed(context.state, wire.merchant_uid)) {
    Object.assign(wire, { payment_status: 'failed', fail_reason: ALREADY_PAID });
    return true;
  }
  const { record } = charge(context, {
    fields: { ...wire, ...schedule.params },
    channel,
    card: key?.card ?? NO_CARD,
    customerUid: wire.customer_uid,
    usage: 'payment.scheduled',
    home: null,
  });
  const { imp_uid, status, fail_reason } = record.wire;
  Object.assign(wire, { imp_uid, payment_status: status, fail_reason });
  return true;
}

/** The newest schedule of this merchant_uid; earlier ones may have been revoked. */
export function findSchedule(state: SandboxState, merchantUid: string): ScheduleRecord | undefined {
  return state.schedules.findLast(({ wire }) => wire.merchant_uid === merchantUid);
}

/** The schedule as PortOne shows it: `payment_status` follows a cancellation of the payment. */
export function shownSchedule(state: SandboxState, { wire }: ScheduleRecord): ScheduleWire {
  const payment = wire.imp_uid === null ? undefined : findPayment(state, wire.imp_uid);
  return payment?.wire.status === 'cancelled' ? { ...wire, payment_status: 'cancelled' } : wire;
}
