import { query } from './check-input.ts';
import { assertPage, assertPageSize } from './page-limits.ts';
import { encodeId } from './path-id.ts';
import { orAbsent } from './portone-error.ts';
import { type Schedule, type SchedulePage, schedulePageSchema, scheduleSchema } from './schedule-record.ts';
import { readMoment, readSpan } from './time-span.ts';
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

export function createSchedules(transport: Transport): Schedules {
  return {
    async get(merchantUid) {
      return orAbsent(
        transport.call({ method: 'GET', path: pathOf(merchantUid), effect: 'repeatable' }, scheduleSchema),
      );
    },
    async list({ from, to, status, page, limit }) {
      const span = readSpan('schedules.list', { from, to, maxDays: MAX_RANGE_DAYS });
      assertPage('schedules.list', page);
      assertPageSize('schedules.list', limit);
      const params = { schedule_from: span.from, schedule_to: span.to, schedule_status: status, page, limit };
      return read(BASE, query(params));
    },
    async byCustomer(customerUid, { from, to, status, page }) {
      const span = readSpan('schedules.byCustomer', { from, to, maxDays: MAX_RANGE_DAYS });
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
