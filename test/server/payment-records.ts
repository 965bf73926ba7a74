import { type PaymentRecord, paymentRecordSchema } from '../../src/server/portone/payment-record.ts';
import { AMOUNT } from './order-fixtures.ts';

/** A record of PortOne as the server reads it: a window that was opened, and nothing more. */
export function paymentRecord(over: Partial<PaymentRecord> = {}): PaymentRecord {
  const wire = {
    imp_uid: 'imp_1',
    merchant_uid: 'order-1',
    amount: AMOUNT,
    cancel_amount: 0,
    currency: 'KRW',
    status: 'ready',
    sandbox: false,
  };
  return { ...paymentRecordSchema.parse(wire), ...over };
}
