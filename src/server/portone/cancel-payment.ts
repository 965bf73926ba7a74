import type { CancelRequestWire } from '../../wire/rest.ts';
import { given } from './check-input.ts';
import { encodeId } from './path-id.ts';
import type { PaymentRecord } from './payment-record.ts';
import { assertInput } from './portone-error.ts';
import { REFUND_BANKS, type RefundBank } from './refund-bank.ts';

/** Where the money of a virtual account goes back to. */
export interface RefundAccount {
  holder: string;
  bank: RefundBank;
  /** Digits and dashes. */
  account: string;
}

/** A refund. One of the ids is needed; `impUid` wins when both are given. */
export interface CancelPayment {
  impUid?: string | undefined;
  merchantUid?: string | undefined;
  /** Won, or everything that is left. It has to be explicit: PortOne reads an absent amount and 0 as everything. */
  amount: 'full' | number;
  /**
   * Won that can still be refunded, as far as you know. PortOne refuses when it knows another number, so that
   * the same refund sent twice happens once. Without an answer, only it can confirm a partial refund.
   */
  checksum?: number | undefined;
  reason?: string | undefined;
  /** Needed for a virtual account that was paid. */
  refundAccount?: RefundAccount | undefined;
  /** Won without VAT in the amount. KakaoPay works it out itself. */
  taxFree?: number | undefined;
  /** Have PortOne send a webhook for it. */
  enableWebhook?: boolean | undefined;
}

/** @throws PortOneError `invalid-input`; nothing has been sent then. */
export function cancelBody(refund: CancelPayment): CancelRequestWire {
  assertRefund(refund);
  const { impUid, merchantUid, amount, checksum, reason, refundAccount, taxFree, enableWebhook } = refund;
  return given({
    imp_uid: impUid,
    merchant_uid: merchantUid,
    amount: amount === 'full' ? undefined : amount,
    tax_free: taxFree,
    checksum,
    reason,
    refund_holder: refundAccount?.holder,
    refund_bank: refundAccount && REFUND_BANKS[refundAccount.bank].code,
    refund_account: refundAccount?.account,
    enable_webhook: enableWebhook,
  });
}

/** What no error may quote of a refund. */
export function refundSecrets({ refundAccount }: CancelPayment): string[] {
  return refundAccount === undefined ? [] : [refundAccount.holder, refundAccount.account];
}

function assertRefund({ impUid, merchantUid, amount, checksum, taxFree, refundAccount }: CancelPayment): void {
  assertInput(
    impUid !== undefined || merchantUid !== undefined,
    'cancel was given neither impUid nor merchantUid. There is nothing to refund. Pass one of them.',
  );
  if (impUid !== undefined) encodeId('impUid', impUid);
  if (merchantUid !== undefined) encodeId('merchantUid', merchantUid);
  assertInput(
    amount === 'full' || (Number.isSafeInteger(amount) && amount > 0),
    `cancel was given the amount ${describe(amount)}. PortOne would read 0 or nothing as everything. Pass 'full', or a whole number of won above 0.`,
  );
  assertInput(
    checksum === undefined || (Number.isSafeInteger(checksum) && checksum > 0),
    `cancel was given the checksum ${describe(checksum)}. It is the won that can still be refunded, a whole number above 0.`,
  );
  assertInput(
    checksum === undefined || amount === 'full' || amount <= checksum,
    `cancel was asked for ${amount} won of ${checksum} that are left. Nothing was sent. Ask for less.`,
  );
  const most = amount === 'full' ? Number.POSITIVE_INFINITY : amount;
  assertInput(
    taxFree === undefined || (Number.isSafeInteger(taxFree) && taxFree >= 0 && taxFree <= most),
    `cancel was given taxFree ${describe(taxFree)}. It is a part of the amount, a whole number of won.`,
  );
  if (refundAccount !== undefined) assertAccount(refundAccount);
}

function assertAccount({ holder, bank, account }: RefundAccount): void {
  assertInput(
    Object.hasOwn(REFUND_BANKS, bank),
    `Kiwoom Pay does not refund to the bank ${describe(bank)}. See REFUND_BANKS for those it does, and refund by hand otherwise.`,
  );
  // The account itself stays out of the message.
  assertInput(
    typeof holder === 'string' && holder.trim() !== '',
    'The refund account has no holder. The bank would not take the money. Pass the name the account is held in.',
  );
  assertInput(
    typeof account === 'string' && /^\d[\d-]{3,30}$/.test(account),
    'The refund account is not digits and dashes. The bank would not take the money. Ask the shopper again.',
  );
}

function describe(value: unknown): string {
  return typeof value === 'string' ? `'${value}' (a string)` : String(value);
}

/**
 * Whether a record, read after a refund got no answer, shows that the refund happened.
 * A record that does not show it proves nothing: the refund may still be under way.
 */
export function isConclusive({ amount, checksum }: CancelPayment, record: PaymentRecord): boolean {
  const left = record.amount - record.cancelAmount;
  if (amount === 'full') return record.cancelAmount > 0 && left <= 0;
  return checksum !== undefined && left === checksum - amount;
}
