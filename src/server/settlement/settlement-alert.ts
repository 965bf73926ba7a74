import { MESSAGE_PREFIX } from '../../errors/message-prefix.ts';
import type { PaymentIds } from './ledger.ts';

/** Why a payment needs a person. */
export type SettlementAlertCode =
  /** Paid, or about to be, with another amount or currency than ordered, or through a test channel. */
  | 'mismatch'
  /** Fulfilled, refunded, and paid once more under the same merchantUid. */
  | 'paid-after-refund'
  /** A further payment of an order that was paid already. */
  | 'duplicate'
  /** Money has to go back and cannot automatically: call `refund` of the handlers with the shopper's account. */
  | 'refund-needed'
  /** An effect is pending that PortOne's record contradicts. */
  | 'stuck'
  /** The ledger has the attempt and `orders.find` does not. */
  | 'order-missing'
  /** A row of the ledger that this version cannot read. */
  | 'unreadable';

interface AlertIds {
  merchantUid: string;
  orderId?: string | undefined;
  impUid?: string | undefined;
  /** The payment that paid for the order. */
  winner?: PaymentIds | undefined;
  /** Won. */
  amount?: number | undefined;
}

/** Reported to `onError`: nothing failed, but money or an order needs a person. */
export class SettlementAlert extends Error {
  override readonly name = 'SettlementAlert';
  readonly code: SettlementAlertCode;
  readonly merchantUid: string;
  readonly orderId: string | undefined;
  readonly impUid: string | undefined;
  readonly winner: PaymentIds | undefined;
  readonly amount: number | undefined;

  constructor(code: SettlementAlertCode, message: string, { merchantUid, orderId, impUid, winner, amount }: AlertIds) {
    super(`${MESSAGE_PREFIX}${message}`);
    this.code = code;
    this.merchantUid = merchantUid;
    this.orderId = orderId;
    this.impUid = impUid;
    this.winner = winner;
    this.amount = amount;
  }
}
