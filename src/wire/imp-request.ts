/**
 * The argument of `IMP.request_pay` for Kiwoom Pay (`daou`), in PortOne V1's spelling.
 * The only place in the browser kit with snake_case types.
 *
 * @see https://developers.portone.io/opi/ko/integration/pg/v1/daou/readme
 */

/** `pay_method`: the eight of the guide, then the four added to it later. */
export type PayMethodWire =
  | 'card'
  | 'trans'
  | 'vbank'
  | 'kakaopay'
  | 'naverpay'
  | 'payco'
  | 'samsung'
  | 'applepay'
  | 'phone'
  | 'cultureland'
  | 'smartculture'
  | 'booknlife';

/** Parameters that PortOne passes to Kiwoom Pay unchanged. */
export interface DaouBypass {
  /** Free-form product id; PortOne sends `iamport` when it is absent. */
  PRODUCTCODE?: string;
  /** `1`/`0` for `trans` and `vbank`, `"Y"`/`"N"` for `kakaopay`, absent for every other method. */
  CASHRECEIPTFLAG?: 0 | 1 | 'Y' | 'N';
  /** Easy pay only: open the easy-pay window at once, without Kiwoom's own page. */
  DIRECT_YN?: 'Y';
  /** Months per card issuer, `CCBC-0:2:3^CCNH-0:2`. 0 is a lump sum. */
  CARDQUOTA?: string;
}

/** One entry of `phone.detail`: is this carrier shown? */
export interface PhoneDetailWire {
  carrier: string;
  enabled: boolean;
}

/** The first argument of `IMP.request_pay`. Keys without a value are absent. */
export interface ImpRequest {
  channelKey?: string;
  /** @deprecated PortOne requires `channelKey` instead. */
  pg?: string;
  pay_method: PayMethodWire;
  /** At most 40 characters; new for each attempt. */
  merchant_uid: string;
  /** At most 40 characters, each one representable in EUC-KR. */
  name: string;
  /** Won, a whole number. PortOne refuses a string. */
  amount: number;
  /** Won without VAT, part of `amount`. */
  tax_free?: number;
  buyer_name?: string;
  buyer_email?: string;
  buyer_tel?: string;
  buyer_addr?: string;
  buyer_postcode?: string;
  /** Must match the contract with Kiwoom Pay. */
  digital: boolean;
  escrow?: boolean;
  /** `YYYYMMDDHHmmss`, Korean time. */
  vbank_due?: string;
  /** Absolute URL; PortOne uses it on phones only. */
  m_redirect_url?: string;
  app_scheme?: string;
  notice_url?: string | string[];
  custom_data?: Record<string, unknown>;
  display?: { card_quota: number[] };
  card?: { direct: { code: string; quota?: number } };
  phone?: { detail: PhoneDetailWire[] };
  prefill?: { phoneNumber: string };
  bypass?: { daou: DaouBypass };
}
