import type { PrepareWire } from '../../wire/rest.ts';
import type { ShipmentRequestWire, ShipmentWire } from '../../wire/rest-escrow-logis.ts';
import type { ReceiptWire } from '../../wire/rest-receipt.ts';
import type { CustomerWire, KeyPaymentWire, ScheduleWire } from '../../wire/rest-subscribe.ts';
import type { Channel } from './sandbox-options.ts';
import type { Outcome } from './sandbox-outcomes.ts';
import type { CardOnFile } from './test-cards.ts';

export type Device = 'pc' | 'mobile';

/** What the window ended with, for the callback or the redirect. The record may say something else. */
export interface PaymentResult {
  success: boolean;
  errorCode: string | null;
  errorMessage: string | null;
}

/** A payment with what the wire does not show. */
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
  /** The window was ended; set before the webhooks, which `webhook-first` waits for. */
  isEnded: boolean;
  /** null while the window is open. */
  result: PaymentResult | null;
  /** Under `notify-late`: when the approval becomes visible, in milliseconds. */
  visibleAt: number | null;
  sequence: number;
}

/** One `request_pay`, as it reached the frame. */
export interface SandboxRequest {
  /** Unix seconds. */
  at: number;
  device: Device;
  userCode: string;
  channelKey: string;
  params: Readonly<Record<string, unknown>>;
  /** Keys that PortOne V1 does not document for Kiwoom Pay; they are ignored. */
  unknown: readonly string[];
  impUid: string | null;
  /** Why the window did not open; null when it did. */
  refusal: { rule: string; code: string; message: string } | null;
}

/** One webhook, sent or not. */
export interface WebhookDelivery {
  /** Unix seconds. */
  at: number;
  url: string;
  body: string;
  contentType: string;
  /** HTTP status of the answer; null when there was none. */
  status: number | null;
  /** Why it did not arrive; null when it did. */
  error: string | null;
}

/** A billing key. The card is known by its mask alone. */
export interface KeyRecord {
  wire: CustomerWire;
  card: CardOnFile;
  channel: Channel;
}

export interface ScheduleRecord {
  wire: ScheduleWire;
  /** What the payment will carry besides; no card. */
  params: Readonly<Record<string, unknown>>;
}

/** Shipping of an escrow payment. */
export interface ShipmentRecord {
  wire: ShipmentWire;
  /** As it was sent last. */
  request: ShipmentRequestWire;
  /** Unix seconds; null until the buyer confirms the purchase. */
  confirmedAt: number | null;
}

export interface SandboxToken {
  value: string;
  /** Unix seconds. */
  expiresAt: number;
  /** For `rest-token-expired`, which takes each token once: `spared` is one issued in place of one that was taken. */
  fate: 'usual' | 'taken' | 'spared';
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
  /** For all payments; undefined leaves it to the option. */
  nextOutcome: Outcome | undefined;
  outcomes: Map<string, Outcome>;
  token: SandboxToken | null;
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
    sequence: 0,
  };
}

/** Empties it in place: whoever holds the state keeps holding the right one. The token stays good. */
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

/** Has this merchant_uid been used up? A failed attempt leaves it free. */
export function isUsed(state: SandboxState, merchantUid: string): boolean {
  return attemptsOf(state, merchantUid).some(({ wire }) => wire.status === 'paid' || wire.status === 'cancelled');
}

/** Did the buyer of an escrow payment confirm the purchase? */
export function isConfirmed(state: SandboxState, impUid: string): boolean {
  return (state.shipments.get(impUid)?.confirmedAt ?? null) !== null;
}

export function newestFirst(records: readonly PaymentRecord[]): PaymentRecord[] {
  return [...records].sort((one, other) => other.sequence - one.sequence);
}
