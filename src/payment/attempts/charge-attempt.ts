/**
 * The charge that is under way, kept in `sessionStorage`: after a reload nobody may be asked for a card again before it
 * is known what became of the last one. An order number, a count and a page; never anything of a card.
 */
export interface ChargeAttempt {
  merchantUid: string;
  /** 1 for the first try on that page. */
  attempt: number;
  /** Path of the page. */
  page: string;
  /** The server has said how it ended. */
  over: boolean;
}

const KEY = 'kiwoom-checkout:charge';

/** Storage may be forbidden; then a reload begins anew. */
export function readCharge(): ChargeAttempt | null {
  try {
    const raw: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    if (typeof raw !== 'object' || raw === null) return null;
    const { merchantUid, attempt, page, over } = raw as Partial<ChargeAttempt>;
    if (typeof merchantUid !== 'string' || typeof attempt !== 'number' || page !== location.pathname) return null;
    return { merchantUid, attempt, page, over: over === true };
  } catch {
    return null;
  }
}

export function keepCharge(charge: Pick<ChargeAttempt, 'merchantUid' | 'attempt' | 'over'>): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ ...charge, page: location.pathname } satisfies ChargeAttempt));
  } catch {
    // See readCharge.
  }
}

export function endCharge(merchantUid: string): void {
  const kept = readCharge();
  if (kept?.merchantUid === merchantUid) keepCharge({ ...kept, over: true });
}
