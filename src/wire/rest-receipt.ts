/** Cash receipts, `/receipts/{imp_uid}` of PortOne V1: types of the wire format, no behaviour. */

/** Body of `POST`, for a paid `trans` or `vbank` payment. The amount is its remaining amount. */
export interface ReceiptRequestWire {
  /** Number of a cash receipt card, a phone, a resident or a business. Personal data: never store or log it. */
  identifier: string;
  /** For a person's tax relief, or as a company's expense. Default `person`. */
  type?: 'person' | 'company';
  /** Required by Kiwoom Pay. */
  company_tel: string;
  /** Required by Kiwoom Pay. */
  company_name: string;
  /** Business number. Required by Kiwoom Pay. */
  corp_reg_no: string;
  buyer_name?: string;
  buyer_email?: string;
  buyer_tel?: string;
  /** Won, part of the amount. Default 0. */
  tax_free?: number;
  /** Won. Only for a contract that computes its own VAT; else an eleventh of the taxed amount. */
  vat_amount?: number;
}

/** An issued receipt. Won and unix seconds. */
export interface ReceiptWire {
  imp_uid: string;
  apply_num: string;
  type: string;
  amount: number;
  vat: number;
  applied_at: number;
  receipt_tid?: string | null;
  receipt_url?: string | null;
  /** 0 while it is valid. */
  cancelled_at?: number | null;
}
