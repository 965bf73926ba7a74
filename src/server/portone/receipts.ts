import * as z from 'zod/mini';
import { text as filled, rule } from '../../schema/issues.ts';
import { optionalText } from './charge-input.ts';
import { checkInput, given } from './check-input.ts';
import { encodeId } from './path-id.ts';
import { hasCode, orAbsent } from './portone-error.ts';
import { type CamelKeys, camelKeys, count, text, time } from './read-wire.ts';
import type { Transport } from './transport.ts';

const receiptWire = z.object({
  imp_uid: z.string(),
  receipt_tid: text,
  apply_num: z.string(),
  type: z.string(),
  amount: z.number(),
  vat: z.number(),
  receipt_url: text,
  applied_at: z.number(),
  cancelled_at: count,
});

/** A cash receipt. Won and unix seconds; `cancelledAt` is null while it is valid. */
export type CashReceiptRecord = CamelKeys<z.output<typeof receiptWire>>;

const receiptSchema: z.ZodMiniType<CashReceiptRecord> = z.pipe(
  receiptWire,
  z.transform((wire) => ({ ...camelKeys(wire), cancelledAt: time(wire.cancelled_at) })),
);

export interface IssueReceipt {
  /** Number of a cash receipt card, a phone, a resident or a business: digits; dashes and spaces are taken out. */
  identifier: string;
  /** For a person's tax relief, or as a company's expense. @default 'person' */
  type?: 'person' | 'company' | undefined;
  /** The shop's. Kiwoom Pay asks for all three. */
  companyTel: string;
  companyName: string;
  /** Business registration number of the shop. */
  corpRegNo: string;
  buyer?: { name?: string | undefined; email?: string | undefined; tel?: string | undefined } | undefined;
  /** Won without VAT, part of what is left of the payment. @default 0 */
  taxFree?: number | undefined;
  /** Won. Only for a contract with a VAT of its own; an eleventh of the taxed amount otherwise. */
  vatAmount?: number | undefined;
}

/** PortOne's noun `receipts`: cash receipts of paid `trans` and `vbank` payments, for the amount that is not refunded. */
export interface Receipts {
  /**
   * Sent once. After silence the receipt is looked up, and answered with when there is a valid one.
   * @throws PortOneError `refused` when it was issued before, or cannot be; `outcome-unknown`: ask `get`
   */
  issue(impUid: string, receipt: IssueReceipt): Promise<CashReceiptRecord>;
  /** Null when none was issued. One that was cancelled has `cancelledAt`. */
  get(impUid: string): Promise<CashReceiptRecord | null>;
  /** Takes it back, on the same terms. */
  cancel(impUid: string): Promise<CashReceiptRecord>;
}

const won = z.number().check(rule('not-whole', (value) => !Number.isSafeInteger(value) || value < 0));
const LONG = Number.POSITIVE_INFINITY;

const issueSchema = z.object({
  identifier: z.string().check(rule('not-digits', (value) => !/^\d+$/.test(onlyDigits(value)))),
  type: z.optional(z.enum(['person', 'company'])),
  companyTel: filled(LONG),
  companyName: filled(LONG),
  corpRegNo: filled(LONG),
  buyer: z.optional(z.object({ name: optionalText(), email: optionalText(), tel: optionalText() })),
  taxFree: z.optional(won),
  vatAmount: z.optional(won),
});

export function createReceipts(transport: Transport): Receipts {
  async function get(impUid: string): Promise<CashReceiptRecord | null> {
    return orAbsent(transport.call({ method: 'GET', path: pathOf(impUid), effect: 'repeatable' }, receiptSchema));
  }

  async function orFound(
    impUid: string,
    run: Promise<CashReceiptRecord>,
    isDone: (found: CashReceiptRecord) => boolean,
  ): Promise<CashReceiptRecord> {
    try {
      return await run;
    } catch (error) {
      if (!hasCode(error, 'outcome-unknown')) throw error;
      const found = await get(impUid).catch(() => null);
      if (found !== null && isDone(found)) return found;
      throw error;
    }
  }

  return {
    get,
    async issue(impUid, receipt) {
      const path = pathOf(impUid);
      const input = checkInput('receipts.issue', issueSchema, receipt);
      const body = issueBody(input);
      const call = { method: 'POST', path, body, effect: 'once', secrets: [input.identifier] } as const;
      return orFound(impUid, transport.call(call, receiptSchema), ({ cancelledAt }) => cancelledAt === null);
    },
    async cancel(impUid) {
      const call = { method: 'DELETE', path: pathOf(impUid), effect: 'once' } as const;
      return orFound(impUid, transport.call(call, receiptSchema), ({ cancelledAt }) => cancelledAt !== null);
    },
  };
}

function issueBody({ identifier, buyer = {}, ...receipt }: IssueReceipt): Record<string, unknown> {
  return given({
    identifier: onlyDigits(identifier),
    type: receipt.type,
    company_tel: receipt.companyTel,
    company_name: receipt.companyName,
    corp_reg_no: receipt.corpRegNo,
    buyer_name: buyer.name,
    buyer_email: buyer.email,
    buyer_tel: buyer.tel,
    tax_free: receipt.taxFree,
    vat_amount: receipt.vatAmount,
  });
}

function onlyDigits(value: string): string {
  return value.replace(/[\s-]/g, '');
}

function pathOf(impUid: string): string {
  return `/receipts/${encodeId('impUid', impUid)}`;
}
