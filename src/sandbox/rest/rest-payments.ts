import type { PaymentWire } from '../../wire/rest.ts';
import { answerPage, isWithin, readRange } from '../state/paging.ts';
import { restFault, type SandboxContext, unixSeconds } from '../state/sandbox-context.ts';
import { fail, flagOf, ok } from '../state/sandbox-http.ts';
import { attemptsOf, findPayment, newestFirst, type PaymentRecord } from '../state/sandbox-state.ts';
import { withFault } from './rest-faults.ts';

const MAX_IDS = 100;
const MAX_DAYS = 90;
const STATUSES = new Set(['ready', 'paid', 'cancelled', 'failed']);

/** `GET /payments/{imp_uid}`: the only lookup that hides payments of test channels (unless `include_sandbox`). */
export function getPayment(context: SandboxContext, request: Request, impUid: string): Promise<Response> {
  const record = findPayment(context.state, impUid);
  const fault = restFault(context, null, record);
  const { searchParams } = new URL(request.url);
  const isShown = record && (!record.wire.sandbox || flagOf(searchParams.get('include_sandbox')));
  return withFault(context, request, fault, () => {
    if (!isShown) return fail(404, '존재하지 않는 결제정보입니다.');
    return ok(flagOf(searchParams.get('extension')) ? withExtension(record.wire) : record.wire);
  });
}

/** A deposit was paid by its buyer. */
function withExtension(wire: PaymentWire): PaymentWire {
  const isDeposit = wire.pay_method === 'vbank' && wire.status === 'paid';
  return { ...wire, extension: isDeposit ? { REMITTER: wire.buyer_name ?? '홍길동' } : {} };
}

/** `GET /payments?imp_uid[]=&merchant_uid[]=`: 207 when some were not found. */
export function getPayments(context: SandboxContext, request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const impUids = query.getAll('imp_uid[]');
  const merchantUids = query.getAll('merchant_uid[]');
  const requested = impUids.length + merchantUids.length;
  const found = [
    ...impUids.map((uid) => findPayment(context.state, uid)),
    ...merchantUids.map((uid) => attemptsOf(context.state, uid)[0]),
  ].filter((record) => record !== undefined);
  return withFault(context, request, restFault(context, null, found[0]), () =>
    answerMany(requested, [...new Set(found)], found.length),
  );
}

function answerMany(requested: number, found: readonly PaymentRecord[], hits: number): Response {
  if (requested === 0 || requested > MAX_IDS)
    return fail(400, `imp_uid[], merchant_uid[]는 1개 이상 ${MAX_IDS}개 이하입니다.`);
  if (found.length === 0) return fail(404, '존재하지 않는 결제정보입니다.');
  return ok(
    found.map(({ wire }) => wire),
    hits < requested ? 207 : 200,
  );
}

/** `GET /payments/find/{merchant_uid}[/{status}]`: the first attempt by `sorting`, newest by default. */
export function findOne(
  context: SandboxContext,
  request: Request,
  uid: string,
  status: string | null,
): Promise<Response> {
  const [first] = search(context, request, uid, status);
  return withFault(context, request, restFault(context, uid, first), () =>
    first ? ok(first.wire) : fail(404, '존재하지 않는 결제정보입니다.'),
  );
}

/** `GET /payments/findAll/{merchant_uid}[/{status}]`, paged. */
export function findAll(
  context: SandboxContext,
  request: Request,
  uid: string,
  status: string | null,
): Promise<Response> {
  const found = search(context, request, uid, status);
  return withFault(context, request, restFault(context, uid, found[0]), () => {
    if (found.length === 0) return fail(404, '존재하지 않는 결제정보입니다.');
    return answerPage(
      found.map(({ wire }) => wire),
      request,
    );
  });
}

/** `GET /payments/status/{all|ready|paid|cancelled|failed}`, by start time, 90 days at most. */
export function listByStatus(context: SandboxContext, request: Request, status: string): Promise<Response> {
  return withFault(context, request, restFault(context, null), () => {
    if (status !== 'all' && !STATUSES.has(status)) return fail(400, `status는 all, ${[...STATUSES].join(', ')}입니다.`);
    const query = new URL(request.url).searchParams;
    const range = readRange(query, { maxDays: MAX_DAYS, now: unixSeconds(context) });
    if (typeof range === 'string') return fail(400, range);
    const fitting = context.state.payments.filter(({ wire }) => status === 'all' || wire.status === status);
    const found = sorted(fitting, query.get('sorting') ?? '-started').map(({ wire }) => wire);
    return answerPage(
      found.filter(({ started_at: at = 0 }) => isWithin(range, at)),
      request,
    );
  });
}

function search(context: SandboxContext, request: Request, uid: string, status: string | null): PaymentRecord[] {
  const filter = status !== null && STATUSES.has(status) ? status : null;
  const records = attemptsOf(context.state, uid).filter(({ wire }) => filter === null || wire.status === filter);
  return sorted(records, new URL(request.url).searchParams.get('sorting') ?? '-started');
}

function sorted(records: readonly PaymentRecord[], sorting: string): PaymentRecord[] {
  const isNewestFirst = sorting.startsWith('-');
  const time = TIMES[sorting.replace(/^-/, '')] ?? TIMES.started;
  // Attempts of the same second keep their order of creation.
  const ascending = newestFirst(records).reverse();
  ascending.sort((one, other) => (time?.(one.wire) ?? 0) - (time?.(other.wire) ?? 0));
  return isNewestFirst ? ascending.reverse() : ascending;
}

const TIMES: Readonly<Record<string, (wire: PaymentWire) => number>> = {
  started: (wire) => wire.started_at ?? 0,
  paid: (wire) => wire.paid_at ?? 0,
  updated: (wire) => Math.max(wire.started_at ?? 0, wire.paid_at ?? 0, wire.failed_at ?? 0, wire.cancelled_at ?? 0),
};
