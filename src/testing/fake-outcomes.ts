/** Named outcomes of a simulated payment: those of the sandbox that make sense within one process. */
export const FAKE_OUTCOMES = [
  'approve',
  'decline',
  'over-limit',
  'insufficient-balance',
  /** The shopper presses cancel in the window. */
  'cancel',
  /** The SDK never calls back. */
  'never-answer',
  'block-popup',
  /** A virtual account is issued; `fake.deposit(merchantUid)` pays it. */
  'issue-account',
  /** The account is issued, and the second `verify` finds the deposit. */
  'deposit',
  /** Paid, although the callback says `success: false`. */
  'success-flag-lies',
  /** The callback comes before PortOne has recorded the payment. */
  'notify-late',
  /** The callback comes, but the shop's server cannot be reached. */
  'server-down',
  /** The paid amount differs from the order's. */
  'amount-mismatch',
] as const;

export type FakeOutcome = (typeof FAKE_OUTCOMES)[number];
