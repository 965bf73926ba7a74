import { createPortOne } from '../../src/server/portone/create-portone.ts';
import type { ShipmentWire } from '../../src/wire/rest-escrow-logis.ts';
import type { ReceiptWire } from '../../src/wire/rest-receipt.ts';
import type { CustomerWire, ScheduleWire } from '../../src/wire/rest-subscribe.ts';
import { fakeApi, KEY, SECRET } from './fake-api.ts';

export const CARD = { number: '9400 0000 0001 1111', expiry: '01/29', birth: '820213', pwd2Digit: '73' };
export const AT = new Date('2026-12-01T00:00:00Z');
export const LATER = new Date('2026-12-24T15:00:00Z');

export function customerWire(over: Partial<CustomerWire> = {}): CustomerWire {
  return {
    customer_uid: 'customer-7',
    pg_provider: 'daou',
    pg_id: 'CTS17266',
    sandbox: true,
    card_name: '신한카드',
    card_number: '940000******1111',
    card_type: 0,
    inserted: 1_700_000_000,
    updated: 1_700_000_001,
    ...over,
  };
}

export function scheduleWire(over: Partial<ScheduleWire> = {}): ScheduleWire {
  return {
    customer_uid: 'customer-7',
    merchant_uid: 'order-1',
    imp_uid: null,
    pg_provider: 'daou',
    pg_id: 'CTS17266',
    customer_id: null,
    schedule_at: 1_796_083_200,
    executed_at: 0,
    revoked_at: 0,
    amount: 3_000,
    currency: 'KRW',
    name: '구독',
    buyer_name: null,
    buyer_email: null,
    buyer_tel: null,
    buyer_addr: null,
    buyer_postcode: null,
    custom_data: null,
    schedule_status: 'scheduled',
    payment_status: null,
    fail_reason: null,
    ...over,
  };
}

export const shipmentWire: ShipmentWire = {
  company: 'CJGLS',
  invoice: '1728384716123',
  sent_at: 1_796_083_200,
  applied_at: 1_796_083_300,
};

export const receiptWire: ReceiptWire = {
  imp_uid: 'imp_1',
  apply_num: '123456789',
  type: 'person',
  amount: 11_000,
  vat: 1_000,
  applied_at: 1_796_083_200,
  receipt_url: null,
  cancelled_at: 0,
};

export const SHIPMENT = {
  sender: { relationship: '본인', name: '상점' },
  receiver: { name: '홍길동', address: '서울' },
  logis: { company: 'CJGLS', invoice: '1728384716123', sentAt: AT, receivingAt: LATER, address: '성수이로20길16' },
} as const;

export function clientOf(answer: Parameters<typeof fakeApi>[0]) {
  const api = fakeApi(answer);
  const portOne = createPortOne({ apiKey: KEY, apiSecret: SECRET, environment: 'production', fetch: api.fetch });
  return { api, portOne };
}
