import type { Verdict } from 'kiwoom-checkout';
import type { Courier } from 'kiwoom-checkout/core';
import { call, type ShopOrder } from './shop-api.ts';

export interface AdminOrder extends ShopOrder {
  verdict: Verdict | null;
}

/** As PortOne has it, in so far as the staff's page shows it. */
export interface AdminPayment {
  record: {
    impUid: string;
    status: string;
    payMethod: string | null;
    amount: number;
    cancelAmount: number;
    escrow: boolean;
    cardName: string | null;
    cardNumber: string | null;
  };
  shipment: { company: Courier; invoice: string } | null;
  receipt: { applyNum: string; cancelledAt: number | null } | null;
}

/** Where the money of a virtual account goes back to. */
export interface RefundAccount {
  /** As `REFUND_BANKS` of the kit's server names it. */
  bank: string;
  account: string;
  holder: string;
}

export interface Refund {
  amount: number | 'full';
  /** Won that can still be refunded, as shown on the page. */
  checksum: number;
  refundAccount?: RefundAccount;
}

/** One attempt at an order, as the staff act on it. */
export interface Attempt {
  orderId: string;
  merchantUid: string;
}

const path = ({ orderId }: Attempt, action: string) => `/api/admin/orders/${encodeURIComponent(orderId)}/${action}`;
const send = <T>(at: Attempt, action: string, body: object) =>
  call<T>(path(at, action), { ...body, attempt: at.merchantUid });

export const signIn = (key: string) => call<unknown>('/api/admin/session', { key });
export const readOrders = () => call<AdminOrder[]>('/api/admin/orders');
export const readPayment = (at: Attempt) =>
  call<AdminPayment>(`${path(at, 'payment')}?attempt=${encodeURIComponent(at.merchantUid)}`);
export const verifyAgain = (at: Attempt) => send<Verdict>(at, 'verify', {});
export const cancelPayment = (at: Attempt, refund: Refund) => send<Verdict>(at, 'cancel', refund);
export const issueReceipt = (at: Attempt, identifier: string) => send<unknown>(at, 'receipt', { identifier });
