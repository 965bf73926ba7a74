import type { PrepareWire } from '../../wire/rest.ts';
import type { ShipmentRequestWire, ShipmentWire } from '../../wire/rest-escrow-logis.ts';
import type { ReceiptWire } from '../../wire/rest-receipt.ts';
import type { CustomerWire, KeyPaymentWire, ScheduleWire } from '../../wire/rest-subscribe.ts';
import type { Channel } from './sandbox-options.ts';
import type { Outcome } from './sandbox-outcomes.ts';
import type { CardOnFile } from './test-cards.ts';

export type Device = 'pc' | 'mobile';

/** The result for the callback or the redirect. The record may differ from it. */
export interface PaymentResult {
  success: boolean;
  errorCode: string | null;
  errorMessage: string | null;
}

/** A payment, with the sandbox's own fields. */
export interface PaymentRecord {
  wire: KeyPaymentWire;
  /** As the SDK sent it. */
  params: Readonly<Record<string, unknown>>;
  device: Device;
  channel: Channel;
  /** From the URL of the SDK script. */
  outcome: Outcome | null;
  /** Chosen in the window. */
  chosen: Outcome | null;
  /** The payment has ended. Set before the webhooks are sent, which `webhook-first` waits for. */
  isEnded: boolean;
  /** null while the window is open. */
  result: PaymentResult | null;
  /** When a `notify-late` approval becomes visible (milliseconds); null otherwise. */
  visibleAt: number | null;
  sequence: number;
}

/** A `request_pay` that reached the frame. */
export interface SandboxRequest {
  /** Unix seconds. */
  at: number;
  device: Device;
  userCode: string;
  channelKey: string;
  params: Readonly<Record<string, unknown>>;
  /** Parameters that PortOne V1 does not document for Kiwoom Pay. They are ignored. */
  unknown: readonly string[];
  impUid: string | null;
  /** Why the window did not open; null when it did. */
  refusal: { rule: string; code: string; message: string } | null;
}

/** A webhook, delivered or not. */
export interface WebhookDelivery {
  /** Unix seconds. */
  at: number;
  url: string;
  body: string;
  contentType: string;
  /** HTTP status of the response; null without one. */
  status: number | null;
  /** Why it was not delivered; null when it was. */
  error: string | null;
}

/** A billing key. Of the card, only the mask is stored. */
export interface KeyRecord {
  wire: CustomerWire;
  card: CardOnFile;
  channel: Channel;
}

export interface ScheduleRecord {
  wire: ScheduleWire;
  /** Further fields of the payment; no card data. */
  params: Readonly<Record<string, unknown>>;
}

/** The shipment of an escrow payment. */
export interface ShipmentRecord {
  wire: ShipmentWire;
  /** The latest request. */
  request: ShipmentRequestWire;
  /** Unix seconds; null until the buyer confirms the purchase. */
  confirmedAt: number | null;
}

export interface SandboxToken {
  value: string;
  /** Unix seconds. */
  expiresAt: number;
  /** For `rest-token-expired`: it was made to expire early, or was issued in place of one that was. */
  origin: 'issued' | 'expired-early' | 'reissued';
}

export interface SandboxState {
  payments: PaymentRecord[];
  /** By `customer_uid`. */
  customers: Map<string, KeyRecord>;
  /** Oldest first. */
  schedules: ScheduleRecord[];
  /** By `imp_uid`. */
  shipments: Map<string, ShipmentRecord>;
  /** By `imp_uid`. */
  receipts: Map<string, ReceiptWire>;
  prepared: Map<string, PrepareWire>;
  requests: SandboxRequest[];
  webhooks: WebhookDelivery[];
  /** For all payments; undefined: the option applies. */
  nextOutcome: Outcome | undefined;
  outcomes: Map<string, Outcome>;
  token: SandboxToken | null;
  /** `script-hangs-once` has had its effect. */
  hasHungScript: boolean;
  sequence: number;
}

export function createState(): SandboxState {
  return {
    payments: [],
    customers: new Map(),
    schedules: [],
    shipments: new Map(),
    receipts: new Map(),
    prepared: new Map(),
    requests: [],
    webhooks: [],
    nextOutcome: undefined,
    outcomes: new Map(),
    token: null,
    hasHungScript: false,
    sequence: 0,
  };
}

/** Empties the state in place, because others hold a reference to it. The token stays valid. */
export function resetState(state: SandboxState): void {
  Object.assign(state, { ...createState(), token: state.token, sequence: state.sequence });
}

export function findPayment(state: SandboxState, impUid: string): PaymentRecord | undefined {
  return state.payments.find((record) => record.wire.imp_uid === impUid);
}

/** Attempts of one merchant_uid, newest first. */
export function attemptsOf(state: SandboxState, merchantUid: string): PaymentRecord[] {
  return newestFirst(state.payments.filter((record) => record.wire.merchant_uid === merchantUid));
}

/** Is this merchant_uid paid or cancelled already? After a failed attempt it may be used again. */
export function isUsed(state: SandboxState, merchantUid: string): boolean {
  return attemptsOf(state, merchantUid).some(({ wire }) => wire.status === 'paid' || wire.status === 'cancelled');
}

/** Has the buyer of this escrow payment confirmed the purchase? */
export function isConfirmed(state: SandboxState, impUid: string): boolean {
  return (state.shipments.get(impUid)?.confirmedAt ?? null) !== null;
}

export function newestFirst(records: readonly PaymentRecord[]): PaymentRecord[] {
  return [...records].sort((one, other) => other.sequence - one.sequence);
}
