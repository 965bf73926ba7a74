import type { Courier, Verdict } from 'kiwoom-checkout';
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

const path = (id: string, action: string) => `/api/admin/orders/${encodeURIComponent(id)}/${action}`;

export const signIn = (key: string) => call<unknown>('/api/admin/session', { key });
export const readOrders = () => call<AdminOrder[]>('/api/admin/orders');
export const readPayment = (id: string) => call<AdminPayment>(path(id, 'payment'));
export const verifyAgain = (id: string) => call<Verdict>(path(id, 'verify'), {});
export const cancelPayment = (id: string, refund: { amount: number | 'full'; checksum: number }) =>
  call<Verdict>(path(id, 'cancel'), refund);
export const issueReceipt = (id: string, identifier: string) => call<unknown>(path(id, 'receipt'), { identifier });
