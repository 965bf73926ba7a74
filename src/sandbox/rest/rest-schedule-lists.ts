import type { ScheduleWire } from '../../wire/rest-subscribe.ts';
import { answerPage, isWithin, pageOf, readRange } from '../state/paging.ts';
import { restFault, type SandboxContext } from '../state/sandbox-context.ts';
import { fail, ok } from '../state/sandbox-http.ts';
import { findSchedule, shownSchedule } from './due-schedules.ts';
import { withFault } from './rest-faults.ts';

/** The longest range of a list: three months. */
const MAX_DAYS = 92;
const STATUSES: ReadonlySet<string> = new Set(['scheduled', 'executed', 'revoked']);
const BAD_STATUS = '예약상태는 scheduled, executed, revoked 중 하나입니다.';

/** `GET /subscribe/payments/schedule/{merchant_uid}`. */
export function getSchedule(context: SandboxContext, request: Request, uid: string): Promise<Response> {
  return withFault(context, request, restFault(context, uid), () => {
    const found = findSchedule(context.state, uid);
    return found ? ok(shownSchedule(context.state, found)) : fail(404, '존재하지 않는 결제예약입니다.');
  });
}

/** `GET /subscribe/payments/schedule?schedule_from=&schedule_to=`: a plain list, earliest first. */
export function listSchedules(context: SandboxContext, request: Request): Promise<Response> {
  return withFault(context, request, restFault(context, null), () => {
    const query = new URL(request.url).searchParams;
    const range = readRange(query, { names: ['schedule_from', 'schedule_to'], maxDays: MAX_DAYS });
    if (typeof range === 'string') return fail(400, range);
    const status = query.get('schedule_status');
    if (status !== null && !STATUSES.has(status)) return fail(400, BAD_STATUS);
    const found = byTime(context).filter(({ schedule_at: at }) => isWithin(range, at));
    const page = pageOf(withStatus(found, status), request);
    return page === null ? fail(400, 'page, limit 값이 올바르지 않습니다.') : ok(page.list);
  });
}

/**
 * `GET /subscribe/payments/schedule/customers/{customer_uid}` and `GET /subscribe/customers/{customer_uid}/schedules`,
 * `?from=&to=&schedule-status=`, paged. The parameter is spelled with a hyphen here.
 */
export function listKeySchedules(context: SandboxContext, request: Request, uid: string): Promise<Response> {
  return withFault(context, request, restFault(context, uid), () => {
    const query = new URL(request.url).searchParams;
    const range = readRange(query, { maxDays: MAX_DAYS });
    if (typeof range === 'string') return fail(400, range);
    const status = query.get('schedule-status');
    if (status !== null && !STATUSES.has(status)) return fail(400, BAD_STATUS);
    const own = byTime(context).filter((wire) => wire.customer_uid === uid);
    if (own.length === 0 && !context.state.customers.has(uid))
      return fail(404, '존재하지 않는 customer_uid(빌링키)입니다.');
    const found = own.filter(({ schedule_at: at }) => isWithin(range, at));
    return answerPage(withStatus(found, status), request);
  });
}

function byTime({ state }: SandboxContext): ScheduleWire[] {
  return state.schedules
    .map((schedule) => shownSchedule(state, schedule))
    .sort((one, other) => one.schedule_at - other.schedule_at);
}

function withStatus(wires: readonly ScheduleWire[], status: string | null): ScheduleWire[] {
  return wires.filter((wire) => status === null || wire.schedule_status === status);
}
