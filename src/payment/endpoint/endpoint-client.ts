import { MESSAGE_PREFIX } from '../../errors/message-prefix.ts';
import type { PaymentFailure } from '../../errors/payment-failure.ts';
import type { Card } from '../../schema/card.ts';
import { type KeyResult, keyResultSchema } from '../../schema/card-requests.ts';
import type { Shipment } from '../../schema/shipment.ts';
import {
  type CompleteRequest,
  type OrderStatus,
  orderStatusSchema,
  type Verdict,
  verdictSchema,
} from '../../schema/verdict.ts';
import { NoVerdict, type NoVerdictReason } from '../session/ask-server.ts';
import type { ChargeOutcome } from '../session/charge.ts';
import {
  type Answer,
  callEndpoint,
  isRefused,
  NOT_CHARGED,
  TOO_MANY_REFUSALS,
  TOO_MANY_REQUESTS,
} from './call-endpoint.ts';
import { withDeviceClock } from './device-clock.ts';
import { reportForeignAnswer } from './diagnose-answer.ts';
import type { Endpoint } from './endpoint.ts';

type Problem = Extract<Answer, { kind: 'problem' }>;

/** `cardQuota` in months; 0 is a lump sum. */
interface CardCharge {
  merchantUid: string;
  card: Card;
  cardQuota: number;
  customerUid?: string | undefined;
}

type KeyCharge = Omit<CardCharge, 'card'> & { customerUid: string };

/** What a request came to that moves no money. `lost`: it may have arrived. */
export type Outcome<Result> =
  | { kind: 'done'; result: Result }
  | { kind: 'refused'; failure: PaymentFailure; message?: string | undefined }
  | { kind: 'lost' };

/** The routes of `createCheckoutHandlers` that a browser calls. */
export interface EndpointClient {
  /**
   * `POST complete`: the verdict on an attempt.
   *
   * @throws {NoVerdict} where the server gives none; another error while it cannot say.
   */
  complete(request: CompleteRequest, options: { signal: AbortSignal }): Promise<Verdict>;
  /** `POST order-status`: what is known of an order, over all its attempts. Rejects while the server cannot say. */
  orderStatus(orderId: string, options: { signal: AbortSignal }): Promise<OrderStatus>;
  /** `POST card-payments`. Never rejects. */
  payWithCard(charge: CardCharge): Promise<ChargeOutcome>;
  /** `POST billing-keys/pay`. Never rejects. */
  payWithKey(charge: KeyCharge): Promise<ChargeOutcome>;
  /** `POST billing-keys`. Never rejects. */
  issueKey(request: { customerUid: string; card: Card }): Promise<Outcome<KeyResult>>;
  /** `DELETE billing-keys/{customerUid}`; true when the card is gone. */
  removeKey(customerUid: string): Promise<boolean>;
  /** `POST` or, with `update`, `PUT shipments/{impUid}`. Never rejects. */
  saveShipment(shipment: Shipment, options: { impUid: string; update: boolean }): Promise<Outcome<Shipment>>;
}

export function createEndpointClient(endpoint: Endpoint): EndpointClient {
  const send = (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) =>
    callEndpoint(endpoint, { method, path, body });
  return {
    async complete(body, { signal }) {
      return toVerdict(await callEndpoint(endpoint, { method: 'POST', path: 'complete', body, signal }));
    },
    async orderStatus(orderId, { signal }) {
      const call = { method: 'POST', path: 'order-status', body: { orderId }, signal } as const;
      const answer = await callEndpoint(endpoint, call);
      if (answer.kind !== 'answered') throw noAnswer(answer);
      const status = readAs(orderStatusSchema, answer.body, 'order-status');
      return { ...status, verdict: withDeviceClock(status.verdict) };
    },
    payWithCard: async (charge) => toChargeOutcome(await send('POST', 'card-payments', withMonths(charge))),
    payWithKey: async (charge) => toChargeOutcome(await send('POST', 'billing-keys/pay', withMonths(charge))),
    issueKey: async (request) => toKeyOutcome(await send('POST', 'billing-keys', request)),
    async removeKey(customerUid) {
      const answer = await send('DELETE', `billing-keys/${encodeURIComponent(customerUid)}`);
      // A card that is not there any more is removed.
      return answer.kind === 'answered' || (answer.kind === 'problem' && answer.code === 'key-not-found');
    },
    async saveShipment(shipment, { impUid, update }) {
      const answer = await send(update ? 'PUT' : 'POST', `shipments/${encodeURIComponent(impUid)}`, shipment);
      return toShipmentOutcome(answer, shipment);
    },
  };
}

/** The codes of the kit's own handlers. An error page of another server in their place proves nothing about an order. */
const NO_VERDICT: ReadonlyMap<string, { status: number; reason: NoVerdictReason }> = new Map([
  ['order-not-found', { status: 404, reason: 'order-not-found' }],
  ['forbidden', { status: 403, reason: 'forbidden' }],
]);

function toVerdict(answer: Answer): Verdict {
  if (answer.kind === 'answered') return withDeviceClock(readAs(verdictSchema, answer.body, 'complete'));
  const known = answer.kind === 'problem' ? NO_VERDICT.get(answer.code) : undefined;
  if (answer.kind === 'problem' && known?.status === answer.status) throw new NoVerdict(known.reason);
  throw noAnswer(answer);
}

function noAnswer(answer: Exclude<Answer, { kind: 'answered' }>): Error {
  return new Error(`${MESSAGE_PREFIX}no verdict (${answer.kind === 'problem' ? answer.status : 'no answer'})`);
}

type Schema<Value> = { safeParse(body: unknown): { success: true; data: Value } | { success: false } };

/** @throws when it is not what the kit's server answers there */
function readAs<Value>(schema: Schema<Value>, body: unknown, route: string): Value {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  reportForeignAnswer(route);
  throw new Error(`${MESSAGE_PREFIX}the answer to ${route} cannot be read`);
}

/** PortOne takes months from 2; a lump sum is sent by leaving them out. */
function withMonths<T extends { cardQuota: number }>({ cardQuota, ...request }: T): object {
  return cardQuota === 0 ? request : { ...request, cardQuota };
}

function toChargeOutcome(answer: Answer): ChargeOutcome {
  if (isRefused(answer)) return { kind: 'refused', failure: failureOf(answer) };
  const parsed = verdictSchema.safeParse(answer.kind === 'answered' ? answer.body : null);
  return parsed.success ? { kind: 'verdict', verdict: parsed.data } : { kind: 'lost' };
}

function toKeyOutcome(answer: Answer): Outcome<KeyResult> {
  if (isRefused(answer)) return { kind: 'refused', failure: failureOf(answer) };
  const parsed = keyResultSchema.safeParse(answer.kind === 'answered' ? answer.body : null);
  return parsed.success ? { kind: 'done', result: parsed.data } : { kind: 'lost' };
}

const CONFLICT = 409;

function toShipmentOutcome(answer: Answer, shipment: Shipment): Outcome<Shipment> {
  if (answer.kind === 'answered') return { kind: 'done', result: shipment };
  if (answer.kind === 'lost') return { kind: 'lost' };
  // A conflict here is PortOne's refusal: the payment has no escrow, or its shipment is registered already.
  if (answer.status !== CONFLICT && !isRefused(answer)) return { kind: 'lost' };
  return { kind: 'refused', failure: failureOf(answer), message: answer.raw?.message ?? answer.code };
}

/** `other` where the shopper may succeed by trying again; the rest is a setting of the shop. */
function failureOf({ status, code, retryAfter }: Problem): PaymentFailure {
  if (code === TOO_MANY_REFUSALS) return { code, raw: { code }, ...(retryAfter === undefined ? {} : { retryAfter }) };
  if (code === NOT_CHARGED || code === TOO_MANY_REQUESTS) return { code: 'not-charged', raw: { code } };
  const mayRetry = status === 400 || status === 401 || status === 422;
  return { code: mayRetry ? 'other' : 'shop-setting', raw: { code } };
}
