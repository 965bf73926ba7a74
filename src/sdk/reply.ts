/**
 * The result of one `request_pay`. All of it is a hint; the server is asked in every case.
 * The SDK's deprecated `success` and `imp_success` are not read: they can be false for a payment that went through.
 */
export type Reply =
  /** The callback came. `error` is present when it reports a failure. */
  | { kind: 'answered'; impUid?: string; error?: { code?: string; message?: string } }
  | { kind: 'popup-blocked' }
  /**
   * The SDK showed an alert; its callback will never come. `started`: the form had been submitted by then, so there may
   * be a payment.
   */
  | { kind: 'refused'; message: string; started?: boolean }
  /** Nothing that could be paid has opened, and nothing of this request can open any more. */
  | { kind: 'not-started'; reason: NotStartedReason }
  /** The window is closed and no callback came. */
  | { kind: 'window-closed' }
  /** The window can no longer be watched and no callback came: it may still be open, and be paid in. */
  | { kind: 'window-lost' }
  /** The caller stopped waiting. */
  | { kind: 'given-up' };

export type NotStartedReason =
  /** The SDK opened no window (PC). */
  | 'no-window'
  /** The SDK did not send the shopper to Kiwoom Pay: the window stayed empty, or (phone) the page stayed. */
  | 'silent'
  /** The SDK was rebuilding its frames. */
  | 'busy';

/**
 * Reads the callback's argument, whose fields depend on which part of the SDK made it. Null when it names another
 * payment: the SDK may ask its frame about the one before.
 */
export function readReply(raw: unknown, merchantUid: string): Reply | null {
  const fields = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {};
  const named = text(fields['merchant_uid']);
  if (named !== undefined && named !== merchantUid) return null;
  const impUid = text(fields['imp_uid']);
  // In one case the SDK spells the key `error_coe`.
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
