import type { Issue } from '../../errors/issue.ts';
import { MESSAGE_PREFIX } from '../../errors/message-prefix.ts';

/** Why a call of PortOne did not give what was asked. */
export type PortOneErrorCode =
  /** The caller's mistake, found before anything was sent. */
  | 'invalid-input'
  /** Keys, or a token made from them, were not accepted. */
  | 'unauthorized'
  | 'not-found'
  /** PortOne or the PG refused; `raw` has the reason. */
  | 'refused'
  | 'rate-limited'
  /** 5xx, or the network. */
  | 'unavailable'
  | 'timeout'
  /** An answer came that is not what the API promises. */
  | 'bad-answer'
  /** The call changes something, and its outcome cannot be determined. Check before you repeat it. */
  | 'outcome-unknown';

/** The answer of PortOne or the PG, for the shop's own log. Keys, tokens and card numbers are masked. */
export interface PortOneRaw {
  code?: string;
  message?: string;
}

/** What a {@link PortOneError} knows besides its code. */
export interface PortOneErrorDetails {
  raw?: PortOneRaw | undefined;
  /** HTTP status of the answer, when there was one. */
  status?: number | undefined;
  /** What is wrong with the input, field by field, never with its values. */
  issues?: readonly Issue[] | undefined;
}

const RETRYABLE: ReadonlySet<PortOneErrorCode> = new Set(['rate-limited', 'unavailable', 'timeout']);

/**
 * The one error of the PortOne client. Its message says what happened, why it matters and what to do.
 * It has no `cause`: errors of the platform's `fetch` may quote headers, and with them a token.
 */
export class PortOneError extends Error {
  override readonly name = 'PortOneError';
  readonly code: PortOneErrorCode;
  /** The same call may be made again, with hope and without danger. */
  readonly retryable: boolean;
  readonly raw?: PortOneRaw;
  readonly status?: number;
  readonly issues?: readonly Issue[];

  constructor(code: PortOneErrorCode, message: string, { raw, status, issues }: PortOneErrorDetails = {}) {
    super(`${MESSAGE_PREFIX}${message}`);
    this.code = code;
    this.retryable = RETRYABLE.has(code);
    if (raw !== undefined) this.raw = raw;
    if (status !== undefined) this.status = status;
    if (issues !== undefined) this.issues = issues;
  }

  toJSON(): { name: string; code: PortOneErrorCode; message: string; retryable: boolean } & PortOneErrorDetails {
    const { name, code, message, retryable, raw, status, issues } = this;
    return {
      name,
      code,
      message,
      retryable,
      ...(raw === undefined ? {} : { raw }),
      ...(status === undefined ? {} : { status }),
      ...(issues === undefined ? {} : { issues }),
    };
  }
}

/** @throws PortOneError `invalid-input` unless `holds`. */
export function assertInput(holds: boolean, message: string): asserts holds {
  if (!holds) throw new PortOneError('invalid-input', message);
}

export function hasCode(error: unknown, ...codes: PortOneErrorCode[]): error is PortOneError {
  return error instanceof PortOneError && codes.includes(error.code);
}

/** Several of the API's searches answer 404 when nothing matches. That is an answer, not an error. */
export async function orAbsent<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (hasCode(error, 'not-found')) return null;
    throw error;
  }
}
