import type { DepositAccountInfo, Verdict } from '../../schema/verdict.ts';

/** Within this a clock counts as right: the answer takes its time, and a deadline is shown by the minute. */
const TOLERANCE_S = 120;

/**
 * With how far the clock of this device is off the server's. By a wrong clock a deadline would be over, or far away, that is
 * neither, and the shopper would order again, or deposit too late.
 */
export function withDeviceClock<Of extends Verdict | null>(verdict: Of): Of {
  if (verdict?.status !== 'awaiting-deposit') return verdict;
  return { ...verdict, account: measured(verdict.account) };
}

function measured({ now, behind: _, ...account }: DepositAccountInfo): DepositAccountInfo {
  if (now === undefined) return account;
  const behind = Math.round(now - Date.now() / 1_000);
  return Math.abs(behind) <= TOLERANCE_S ? account : { ...account, behind };
}
