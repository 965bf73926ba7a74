import type { Ledger, SettlementAlert } from 'kiwoom-checkout/server';
import type { Database } from './database.ts';

/** A payment that needs a person. */
export interface Alert {
  id: number;
  code: SettlementAlert['code'];
  merchantUid: string;
  impUid: string | null;
  orderId: string | null;
  /** Won. */
  amount: number | null;
}

export interface Alerts {
  /** Once for each payment and reason; one that was closed and comes again is open again. */
  record(alert: SettlementAlert): Promise<void>;
  /** The oldest first; without those that were refunded. */
  listOpen(): Promise<Alert[]>;
  close(id: number): Promise<void>;
}

const RECORD = `
  insert into alerts (code, merchant_uid, imp_uid, order_id, amount, message) values ($1, $2, $3, $4, $5, $6)
  on conflict (code, merchant_uid, imp_uid) do update set closed_at = null`;

export function createAlerts({ query }: Database, ledger: Ledger): Alerts {
  /** The ledger learns of a refund wherever it was made, also at PortOne's own console. */
  async function isRefunded({ merchantUid, impUid }: Alert): Promise<boolean> {
    const entry = await ledger.read(merchantUid);
    const duplicate = entry?.duplicates.find((each) => each.impUid === impUid);
    if (duplicate) return duplicate.refund === 'refunded';
    return entry?.verdict.impUid === impUid && entry?.verdict.status === 'cancelled';
  }

  return {
    async record({ code, merchantUid, impUid, orderId, amount, message }) {
      await query(RECORD, [code, merchantUid, impUid ?? '', orderId ?? null, amount ?? null, message]);
    },
    async listOpen() {
      const { rows } = await query('select * from alerts where closed_at is null order by id', []);
      const alerts = rows.map(toAlert);
      const refunded = await Promise.all(alerts.map(isRefunded));
      return alerts.filter((_, index) => !refunded[index]);
    },
    async close(id) {
      await query('update alerts set closed_at = now() where id = $1', [id]);
    },
  };
}

function toAlert(row: Record<string, unknown>): Alert {
  return {
    id: Number(row['id']),
    code: row['code'] as Alert['code'],
    merchantUid: String(row['merchant_uid']),
    impUid: row['imp_uid'] === '' ? null : String(row['imp_uid']),
    orderId: row['order_id'] as string | null,
    amount: row['amount'] === null ? null : Number(row['amount']),
  };
}
