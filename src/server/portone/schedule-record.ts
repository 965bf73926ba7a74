import * as z from 'zod/mini';
import { type CamelKeys, camelKeys, count, text, time } from './read-wire.ts';

const scheduleWire = z.object({
  customer_uid: z.string(),
  merchant_uid: z.string(),
  imp_uid: text,
  pg_provider: text,
  pg_id: text,
  customer_id: text,
  schedule_at: z.number(),
  executed_at: count,
  revoked_at: count,
  amount: z.number(),
  currency: text,
  name: text,
  buyer_name: text,
  buyer_email: text,
  buyer_tel: text,
  buyer_addr: text,
  buyer_postcode: text,
  custom_data: text,
  schedule_status: z.catch(z.enum(['scheduled', 'executed', 'revoked', 'unknown']), 'unknown'),
  payment_status: z.catch(z.nullable(z.enum(['paid', 'failed', 'cancelled', 'unknown'])), 'unknown'),
  fail_reason: text,
});

/**
 * A payment to come, or one that came. Won, and unix seconds; null where it does not apply. `impUid` and
 * `paymentStatus` are null until it was executed, and `unknown` is a word added to the API later.
 */
export type Schedule = CamelKeys<z.output<typeof scheduleWire>>;

/** Reads a ScheduleWire, tolerantly. */
export const scheduleSchema: z.ZodMiniType<Schedule> = z.pipe(
  scheduleWire,
  z.transform((wire) => ({ ...camelKeys(wire), executedAt: time(wire.executed_at), revokedAt: time(wire.revoked_at) })),
);

export const scheduleListSchema = z.array(scheduleSchema);

export interface SchedulePage {
  /** Of all pages, where PortOne says it; of this one otherwise. */
  total: number;
  schedules: Schedule[];
}

/** Of the lists one comes by pages and one comes plain. */
export const schedulePageSchema: z.ZodMiniType<SchedulePage> = z.union([
  z.pipe(
    scheduleListSchema,
    z.transform((schedules): SchedulePage => ({ total: schedules.length, schedules })),
  ),
  z.pipe(
    z.object({ total: z.catch(z.number(), 0), list: scheduleListSchema }),
    z.transform(({ total, list }): SchedulePage => ({ total: Math.max(total, list.length), schedules: list })),
  ),
]);
