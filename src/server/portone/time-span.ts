import { assertInput } from './portone-error.ts';

const SECONDS_PER_DAY = 86_400;

export const unixSeconds = (date: Date): number => Math.floor(date.getTime() / 1000);

/** @throws PortOneError `invalid-input` */
export function readMoment(call: string, date: Date): number {
  assertInput(
    date instanceof Date && !Number.isNaN(date.getTime()),
    `${call} was given a time that is not a valid Date. Nothing was sent. Pass a Date.`,
  );
  return unixSeconds(date);
}

interface Span {
  from: Date;
  to: Date;
  maxDays: number;
}

/** In unix seconds. @throws PortOneError `invalid-input` */
export function readSpan(call: string, { from, to, maxDays }: Span): { from: number; to: number } {
  const span = { from: readMoment(call, from), to: readMoment(call, to) };
  assertInput(
    span.from <= span.to && span.to - span.from <= maxDays * SECONDS_PER_DAY,
    `${call} was asked for a span that ends before it begins, or is longer than ${maxDays} days. PortOne would refuse it. Ask in several calls.`,
  );
  return span;
}
