/**
 * What came of one call of `request_pay`. All of it is a hint; the server is asked in every case.
 * The SDK's deprecated `success` and `imp_success` are not read: they can be false for a payment that went through.
 */
export type Reply =
  /** The callback came. `error` is there when it spoke of a failure. */
  | { kind: 'answered'; impUid?: string; error?: { code?: string; message?: string } }
  | { kind: 'popup-blocked' }
  /** The SDK showed an alert instead of a window; its callback will never come. */
  | { kind: 'refused'; message: string }
  /** The window is gone and no callback came. */
  | { kind: 'window-closed' }
  /** The caller stopped waiting. */
  | { kind: 'given-up' };

/** Reads the callback's argument, whose fields depend on which part of the SDK made it. */
export function readReply(raw: unknown): Reply {
  const fields = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {};
  const impUid = text(fields['imp_uid']);
  // One answer of the SDK spells the key `error_coe`.
  const code = text(fields['error_code']) ?? text(fields['error_coe']);
  const message = text(fields['error_msg']);
  const failed = code !== undefined || message !== undefined || fields['status'] === 'failed';
  return {
    kind: 'answered',
    ...(impUid ? { impUid } : {}),
    ...(failed ? { error: { ...(code ? { code } : {}), ...(message ? { message } : {}) } } : {}),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value !== 'null' ? value : undefined;
}
