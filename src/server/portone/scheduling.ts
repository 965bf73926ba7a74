import * as z from 'zod/mini';
import { MAX_MERCHANT_UID_LENGTH } from '../../schema/ids.ts';
import { rule, text } from '../../schema/issues.ts';
import type { ScheduleItemWire } from '../../wire/rest-subscribe.ts';
import {
  type CardInput,
  CHARGE_SHAPE,
  type ChargeInput,
  cardBody,
  cardInput,
  cardSecrets,
  channelKey,
  chargeBody,
  chargeRules,
  customerUid,
} from './charge-input.ts';
import { checkInput, given } from './check-input.ts';
import { hasCode, PortOneError } from './portone-error.ts';
import { type Schedule, scheduleListSchema, scheduleSchema } from './schedule-record.ts';
import { createSchedules, pathOf, type Schedules } from './schedules.ts';
import { readMoment, unixSeconds } from './time-span.ts';
import type { Transport } from './transport.ts';

/** One payment to come. */
export interface ScheduledPayment extends ChargeInput {
  /** When it is to be made. */
  scheduleAt: Date;
  /** At most 40 characters. */
  name: string;
  productCount?: number | undefined;
}

export interface SchedulePayments {
  customerUid: string;
  /** At least one, each with a merchantUid of its own. */
  schedules: readonly ScheduledPayment[];
  /** Won that are charged and refunded at once, to test the card; nothing by default. */
  checkingAmount?: number | undefined;
  /** Only where the customer has no billing key yet; one is stored then. */
  card?: CardInput | undefined;
  channelKey?: string | undefined;
}

export interface UnschedulePayments {
  customerUid: string;
  /** Which ones. `'all'` cancels everything of this customer, and has to be explicit. */
  merchantUids: readonly string[] | 'all';
}

export interface Scheduling {
  /**
   * Has PortOne make payments later. Sent once: after silence the schedules are looked up, and answered with when all
   * of them are there.
   */
  schedule(payments: SchedulePayments): Promise<Schedule[]>;
  /** Takes back what was scheduled, on the same terms. An empty list is an error, never everything. */
  unschedule(payments: UnschedulePayments): Promise<Schedule[]>;
  /** What is scheduled. */
  schedules: Schedules;
  /** Schedules a payment that failed for another time. */
  reschedule(merchantUid: string, options: { scheduleAt: Date }): Promise<Schedule>;
  /**
   * Retries a scheduled payment that failed, now: this charges the card, and is never repeated.
   * @throws PortOneError `outcome-unknown` when it is not known whether it was charged
   */
  retry(merchantUid: string): Promise<Schedule>;
}

const scheduleSchemaOf = z.object({
  customerUid,
  schedules: z
    .array(
      z
        .object({ ...CHARGE_SHAPE, scheduleAt: z.date(), name: text(40), productCount: z.optional(z.int()) })
        .check(...chargeRules()),
    )
    .check(rule('required', (items) => items.length === 0)),
  checkingAmount: z.optional(z.number().check(rule('not-whole', (value) => !Number.isSafeInteger(value) || value < 0))),
  card: z.optional(cardInput),
  channelKey: z.optional(channelKey),
});

const unscheduleSchema = z.object({
  customerUid,
  merchantUids: z.union([
    z.literal('all'),
    z.array(text(MAX_MERCHANT_UID_LENGTH)).check(rule('required', (uids) => uids.length === 0)),
  ]),
});

export function createScheduling(transport: Transport): Scheduling {
  const schedules = createSchedules(transport);
  return {
    schedules,
    schedule: (payments) => schedule(transport, schedules, payments),
    unschedule: (payments) => unschedule(transport, schedules, payments),
    reschedule: async (merchantUid, { scheduleAt }) => reschedule(transport, schedules, merchantUid, scheduleAt),
    retry: (merchantUid) => retry(transport, schedules, merchantUid),
  };
}

async function schedule(transport: Transport, schedules: Schedules, payments: SchedulePayments): Promise<Schedule[]> {
  const input = checkInput('subscribe.schedule', scheduleSchemaOf, payments);
  const items = input.schedules.map(toItem);
  const { checkingAmount: checking_amount, channelKey: channel_key, card } = input;
  const body = {
    customer_uid: input.customerUid,
    schedules: items,
    ...given({ checking_amount, channel_key }),
    ...(card === undefined ? {} : cardBody(card)),
  };
  const secrets = card === undefined ? [] : cardSecrets(card);
  const call = { method: 'POST', path: '/subscribe/payments/schedule', body, effect: 'once', secrets } as const;
  const uids = items.map(({ merchant_uid }) => merchant_uid);
  return lookUpUnknown(
    schedules,
    transport.call(call, scheduleListSchema),
    uids,
    (found) => found.scheduleStatus !== 'revoked' && items.some((item) => isItem(found, item)),
  );
}

async function unschedule(transport: Transport, schedules: Schedules, payments: UnschedulePayments) {
  const { customerUid: customer_uid, merchantUids } = checkInput('subscribe.unschedule', unscheduleSchema, payments);
  const uids = merchantUids === 'all' ? [] : [...new Set(merchantUids)];
  const body = { customer_uid, ...(merchantUids === 'all' ? {} : { merchant_uid: uids }) };
  const call = { method: 'POST', path: '/subscribe/payments/unschedule', body, effect: 'once' } as const;
  const run = transport.call(call, scheduleListSchema);
  return lookUpUnknown(schedules, run, uids, (found) => found.scheduleStatus === 'revoked');
}

async function reschedule(transport: Transport, schedules: Schedules, merchantUid: string, scheduleAt: Date) {
  const path = `${pathOf(merchantUid)}/reschedule`;
  const schedule_at = readMoment('subscribe.reschedule', scheduleAt);
  const call = { method: 'POST', path, body: { schedule_at }, effect: 'once' } as const;
  const [done] = await lookUpUnknown(
    schedules,
    transport.call(call, scheduleSchema).then((one) => [one]),
    [merchantUid],
    (found) => found.scheduleStatus === 'scheduled' && found.scheduleAt === schedule_at,
  );
  // `lookUpUnknown` returns one schedule for each uid.
  return done as Schedule;
}

/** Runs a call. Without an answer, the schedules of `uids` are the result if all of them exist and are done. */
async function lookUpUnknown<T>(
  schedules: Schedules,
  run: Promise<T>,
  uids: readonly string[],
  isDone: (found: Schedule) => boolean,
): Promise<T | Schedule[]> {
  try {
    return await run;
  } catch (error) {
    if (!hasCode(error, 'outcome-unknown') || uids.length === 0) throw error;
    const found = await Promise.all(uids.map((uid) => schedules.get(uid))).catch((): (Schedule | null)[] => []);
    const done = found.flatMap((one) => (one !== null && isDone(one) ? [one] : []));
    if (done.length === uids.length) return done;
    throw error;
  }
}

function toItem({ scheduleAt, name, productCount, ...charge }: ScheduledPayment): ScheduleItemWire {
  return {
    ...chargeBody(charge),
    schedule_at: unixSeconds(scheduleAt),
    currency: 'KRW',
    name,
    ...given({ product_count: productCount }),
  };
}

function isItem(found: Schedule, item: ScheduleItemWire): boolean {
  return (
    found.merchantUid === item.merchant_uid && found.amount === item.amount && found.scheduleAt === item.schedule_at
  );
}

/** What PortOne answers with is not documented, so the schedule is read after it. */
async function retry(transport: Transport, schedules: Schedules, merchantUid: string): Promise<Schedule> {
  const sentAt = transport.mark();
  const call = { method: 'POST', path: `${pathOf(merchantUid)}/retry`, body: {}, effect: 'once' } as const;
  const answered = await transport.call(call, z.unknown()).then(
    () => true,
    (error: unknown) => {
      if (hasCode(error, 'outcome-unknown')) return false;
      throw error;
    },
  );
  const found = await schedules.get(merchantUid).catch(() => null);
  const isNew = found !== null && found.executedAt !== null && found.executedAt >= sentAt();
  if (found !== null && (answered || (isNew && found.paymentStatus !== null))) return found;
  throw new PortOneError(
    'outcome-unknown',
    `The scheduled payment ${merchantUid} was sent again and no usable answer came. Whether the card was charged is not known, and a repeat could charge it twice. Ask schedules.get('${merchantUid}') and payments.findAll('${merchantUid}') first.`,
  );
}
