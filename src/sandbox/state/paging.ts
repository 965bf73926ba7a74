import type { PagedWire } from '../../wire/rest-subscribe.ts';
import { fail, numberOf, ok } from './sandbox-http.ts';

const MAX_PAGE_SIZE = 1000;
const DEFAULT_PAGE_SIZE = 20;
const DAY_SECONDS = 86_400;

/** Unix seconds, both ends included. */
export interface Range {
  from: number;
  to: number;
}

interface RangeRules {
  /** Names of the query parameters. @default ['from', 'to'] */
  names?: readonly [from: string, to: string] | undefined;
  maxDays: number;
  /** Default of `to`, unix seconds. Absent: both ends are required. */
  now?: number | undefined;
}

/** The requested range, or what is wrong with it. */
export function readRange(query: URLSearchParams, rules: RangeRules): Range | string {
  const { names: [fromName, toName] = ['from', 'to'], maxDays, now } = rules;
  const to = numberOf(query.get(toName)) ?? now;
  const from =
    numberOf(query.get(fromName)) ?? (to === undefined || now === undefined ? undefined : to - maxDays * DAY_SECONDS);
  if (from === undefined || to === undefined) return `${fromName}, ${toName}은 필수입니다.`;
  if (!Number.isInteger(from) || !Number.isInteger(to) || from > to)
    return `${fromName}, ${toName}은 UNIX timestamp입니다.`;
  return to - from > maxDays * DAY_SECONDS ? `조회 기간은 최대 ${maxDays}일입니다.` : { from, to };
}

export function isWithin({ from, to }: Range, seconds: number): boolean {
  return seconds >= from && seconds <= to;
}

/** The page of a list selected by the query's `page` and `limit`; null when these are invalid. */
export function pageOf<T>(items: readonly T[], request: Request): PagedWire<T> | null {
  const query = new URL(request.url).searchParams;
  const page = numberOf(query.get('page')) ?? 1;
  const limit = numberOf(query.get('limit')) ?? DEFAULT_PAGE_SIZE;
  const isPage = Number.isInteger(page) && page >= 1 && Number.isInteger(limit) && limit >= 1 && limit <= MAX_PAGE_SIZE;
  if (!isPage) return null;
  const start = (page - 1) * limit;
  return {
    total: items.length,
    previous: page > 1 ? page - 1 : 0,
    next: start + limit < items.length ? page + 1 : 0,
    list: items.slice(start, start + limit),
  };
}

export function answerPage<T>(items: readonly T[], request: Request): Response {
  const page = pageOf(items, request);
  return page === null ? fail(400, 'page, limit 값이 올바르지 않습니다.') : ok(page);
}
