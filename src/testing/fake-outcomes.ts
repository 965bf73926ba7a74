/** How a pretended payment goes. The same names as the sandbox has, as far as they make sense inside one process. */
export const FAKE_OUTCOMES = [
  'approve',
  'decline',
  'over-limit',
  'insufficient-balance',
  /** The shopper presses cancel in the window. */
  'cancel',
  /** The window goes away and the SDK says nothing. */
  'never-answer',
  'block-popup',
  /** A virtual account is issued; `fake.deposit(merchantUid)` pays it. */
  'issue-account',
  /** The account is issued, and paid by the time the server is asked again. */
  'deposit',
  /** Paid, although the callback says `success: false`. */
  'success-flag-lies',
  /** The callback comes before PortOne knows of the money. */
  'notify-late',
  /** The window answers, and the shop's server cannot be reached. */
  'server-down',
  /** Somebody paid another amount than the order says. */
  'amount-mismatch',
] as const;

export type FakeOutcome = (typeof FAKE_OUTCOMES)[number];
