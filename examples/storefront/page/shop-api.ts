import type { Order } from 'kiwoom-checkout';
import type { Language } from './preferences.ts';

export interface Shop {
  product: { price: number } & Record<Language, { name: string; option: string }>;
  coupons: { id: string; label: Record<Language, string>; discount: number; minimum: number }[];
  maxQuantity: number;
  merchant: { userCode: string; channelKey: string; sdkUrl?: string; cardQuota: number[] };
  sandboxPath: string | null;
  /** The customer that the card of this browser is stored under. */
  customerUid: string;
}

export interface ShopOrder {
  id: string;
  quantity: number;
  coupon: string | null;
  status: 'open' | 'awaiting-deposit' | 'paid' | 'refunded';
  merchantUid: string | null;
}

export interface SavedCardInfo {
  cardName: string;
  cardNumber: string | null;
}

export class ShopError extends Error {
  override name = 'ShopError';
  constructor(
    readonly status: number,
    /** The message of the server, if it sent one. */
    readonly reason: string | undefined,
  ) {
    super(`The shop answered ${status}.`);
  }
}

export async function call<T>(path: string, body?: unknown): Promise<T> {
  const init =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(path, init);
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new ShopError(response.status, (answer as { message?: string } | null)?.message);
  return answer as T;
}

export const readShop = () => call<Shop>('/api/shop');
export const createOrder = (quantity: number) => call<ShopOrder>('/api/orders', { quantity });
export const readOrder = (id: string) => call<ShopOrder>(`/api/orders/${encodeURIComponent(id)}`);
export const createAttempt = (id: string, choice: { quantity: number; coupon: string | null; locale: Language }) =>
  call<Order>(`/api/orders/${encodeURIComponent(id)}/attempts`, choice);

export async function readSavedCard(customerUid: string): Promise<SavedCardInfo | null> {
  try {
    return await call<SavedCardInfo>(`/api/payments/billing-keys/${encodeURIComponent(customerUid)}`);
  } catch (error) {
    if (error instanceof ShopError && error.status === 404) return null;
    throw error;
  }
}
