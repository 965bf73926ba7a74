import { query } from './check-input.ts';
import { assertPage, assertPageSize } from './page-limits.ts';
import { encodeId } from './path-id.ts';
import { assertInput, orAbsent } from './portone-error.ts';
import { type Schedule, type SchedulePage, schedulePageSchema, scheduleSchema } from './schedule-record.ts';
import type { Transport } from './transport.ts';

export interface ScheduleRange {
  from: Date;
  /** At most three months after `from`. */
  to: Date;
  status?: 'scheduled' | 'executed' | 'revoked' | undefined;
  /** From 1. */
  page?: number | undefined;
}

export interface ListSchedules extends ScheduleRange {
  /** 1 to 1000; the API's default is 20. */
  limit?: number | undefined;
}

/** Scheduled payments, read and moved. */
export interface Schedules {
  /** One, or null. */
  get(merchantUid: string): Promise<Schedule | null>;
  /** All customers' that are due within a span of time. */
  list(range: ListSchedules): Promise<SchedulePage>;
  byCustomer(customerUid: string, range: ScheduleRange): Promise<SchedulePage>;
  /** Another time for one that is still to come. */
  change(merchantUid: string, options: { scheduleAt: Date }): Promise<Schedule>;
}

const BASE = '/subscribe/payments/schedule';
const MAX_RANGE_DAYS = 92;
const SECONDS_PER_DAY = 86_400;

export function createSchedules(transport: Transport): Schedules {
  return {
    async get(merchantUid) {
      return orAbsent(
        transport.call({ method: 'GET', path: pathOf(merchantUid), effect: 'repeatable' }, scheduleSchema),
      );
    },
    async list({ from, to, status, page, limit }) {
      const span = readSpan('schedules.list', from, to);
      assertPage('schedules.list', page);
      assertPageSize('schedules.list', limit);
      const params = { schedule_from: span.from, schedule_to: span.to, schedule_status: status, page, limit };
      return read(BASE, query(params));
    },
    async byCustomer(customerUid, { from, to, status, page }) {
      const span = readSpan('schedules.byCustomer', from, to);
      assertPage('schedules.byCustomer', page);
      // The only hyphen of the API.
      const params = { ...span, page, 'schedule-status': status };
      return read(`${BASE}/customers/${encodeId('customerUid', customerUid)}`, query(params));
    },
    async change(merchantUid, { scheduleAt }) {
      const body = { schedule_at: readMoment('schedules.change', scheduleAt) };
      return transport.call({ method: 'PUT', path: pathOf(merchantUid), body, effect: 'repeatable' }, scheduleSchema);
    },
  };

  async function read(path: string, params: [string, string][]): Promise<SchedulePage> {
    const call = transport.call({ method: 'GET', path, query: params, effect: 'repeatable' }, schedulePageSchema);
    return (await orAbsent(call)) ?? { total: 0, schedules: [] };
  }
}

export function pathOf(merchantUid: string): string {
  return `${BASE}/${encodeId('merchantUid', merchantUid)}`;
}

export const unixSeconds = (date: Date): number => Math.floor(date.getTime() / 1000);

/** @throws PortOneError `invalid-input` */
export function readMoment(call: string, date: Date): number {
  assertInput(
    date instanceof Date && !Number.isNaN(date.getTime()),
    `${call} was given a time that is not a valid Date. Nothing was sent. Pass a Date.`,
  );
  return unixSeconds(date);
}

function readSpan(call: string, from: Date, to: Date): { from: number; to: number } {
  const span = { from: readMoment(call, from), to: readMoment(call, to) };
  assertInput(
    span.from <= span.to && span.to - span.from <= MAX_RANGE_DAYS * SECONDS_PER_DAY,
    `${call} was asked for a span that ends before it begins, or is longer than three months. PortOne would refuse it. Ask in several calls.`,
  );
  return span;
}
