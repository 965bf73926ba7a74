import { assertInput } from './portone-error.ts';

/** Entries that PortOne returns on one page at most. */
export const MAX_PAGE_SIZE = 1000;

/** Pages are counted from 1. @throws PortOneError `invalid-input` */
export function assertPage(call: string, page: number | undefined): void {
  assertInput(
    page === undefined || (Number.isSafeInteger(page) && page >= 1),
    `${call} was given page ${page}. Pages are counted from 1.`,
  );
}

/** @throws PortOneError `invalid-input` */
export function assertPageSize(call: string, limit: number | undefined): void {
  assertInput(
    limit === undefined || (Number.isSafeInteger(limit) && limit >= 1 && limit <= MAX_PAGE_SIZE),
    `${call} was given limit ${limit}. PortOne takes 1 to ${MAX_PAGE_SIZE}.`,
  );
}
