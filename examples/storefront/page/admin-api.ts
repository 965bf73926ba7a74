import type { Verdict } from 'kiwoom-checkout';
import type { Courier } from 'kiwoom-checkout/core';
import { call, type ShopOrder } from './shop-api.ts';

export interface AdminOrder extends ShopOrder {
  verdict: Verdict | null;
}

/** A payment that needs a person. */
export interface Alert {
  id: number;
  code: 'mismatch' | 'paid-after-refund' | 'duplicate' | 'refund-needed' | 'stuck' | 'order-missing' | 'unreadable';
  merchantUid: string;
  impUid: string | null;
  orderId: string | null;
  /** Won. */
  amount: number | null;
}

export interface AdminOrders {
  orders: AdminOrder[];
  alerts: Alert[];
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

/** One payment of an order, as the staff act on it. */
export interface OrderPayment {
  orderId: string;
  merchantUid: string;
  /** @default the payment that the attempt's verdict is about */
  impUid?: string | undefined;
}

const path = ({ orderId }: OrderPayment, action: string) =>
  `/api/admin/orders/${encodeURIComponent(orderId)}/${action}`;
const send = <T>(payment: OrderPayment, action: string, body: object) =>
  call<T>(path(payment, action), { ...body, merchantUid: payment.merchantUid, impUid: payment.impUid });

export const signIn = (key: string) => call<unknown>('/api/admin/session', { key });
export const readOrders = () => call<AdminOrders>('/api/admin/orders');
export const closeAlert = ({ id }: Alert) => call<unknown>(`/api/admin/alerts/${id}/close`, {});
export const readPayment = (payment: OrderPayment) => {
  const { merchantUid, impUid } = payment;
  const query = new URLSearchParams({ merchantUid, ...(impUid === undefined ? {} : { impUid }) });
  return call<AdminPayment>(`${path(payment, 'payment')}?${query}`);
};
export const verifyAgain = (payment: OrderPayment) => send<Verdict>(payment, 'verify', {});
export const cancelPayment = (payment: OrderPayment, refund: Refund) => send<Verdict>(payment, 'cancel', refund);
/** Of a payment that does not count for its order. */
export const refundPayment = (payment: OrderPayment, { refundAccount }: Pick<Refund, 'refundAccount'>) =>
  send<Verdict>(payment, 'refund', { refundAccount });
export const issueReceipt = (payment: OrderPayment, identifier: string) =>
  send<unknown>(payment, 'receipt', { identifier });
