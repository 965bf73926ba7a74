/** Shipping of escrow payments, `/escrows/logis/{imp_uid}` of PortOne V1: types of the wire format, no behaviour. */

/** A sender or a receiver. */
export interface ShipmentPartyWire {
  name?: string;
  tel?: string;
  addr?: string;
  postcode?: string;
}

/** Body of `POST` (register) and `PUT` (change). JSON only: a form cannot nest. */
export interface ShipmentRequestWire {
  sender: ShipmentPartyWire & {
    /** How the sender relates to the shop, such as `본인`. Required by Kiwoom Pay only. */
    relationship: string;
  };
  receiver: ShipmentPartyWire;
  logis: {
    /** Code of the courier, such as `CJGLS`; `ETC` for one that has none. */
    company: string;
    /** Tracking number. */
    invoice: string;
    /** Unix seconds. */
    sent_at: number;
    /** `YYYYMMDD`. Required by Kiwoom Pay. */
    receiving_at: string;
    /** Where it is shipped to. Required by Kiwoom Pay. */
    address: string;
  };
}

/** A registered shipment. Times are unix seconds. */
export interface ShipmentWire {
  company: string;
  invoice: string;
  sent_at: number;
  applied_at: number;
}
