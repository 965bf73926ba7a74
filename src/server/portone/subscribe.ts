import * as z from 'zod/mini';
import { text } from '../../schema/issues.ts';
import type { AgainWire, OnetimeWire } from '../../wire/rest-subscribe.ts';
import {
  type CardInput,
  CHARGE_SHAPE,
  type ChargeInput,
  cardBody,
  cardInput,
  cardSecrets,
  channelKey,
  chargeBody,
  chargeRules,
  customerUid,
  optionalText,
} from './charge-input.ts';
import { chargeOnce } from './charge-once.ts';
import { checkInput, given } from './check-input.ts';
import { type PaymentRecord, paymentRecordSchema } from './payment-record.ts';
import type { Payments } from './payments.ts';
import { createScheduling, type Scheduling } from './scheduling.ts';
import type { Transport } from './transport.ts';

/** A payment with the card itself. It has no `channelKey`: PortOne takes `pg` here. */
export interface OnetimePayment extends ChargeInput {
  /** Whose number it is decides the shop: see the contract for whether `birth` and `pwd2Digit` are needed. */
  card: CardInput;
  /** Also keeps a billing key under this id, one for each person and card. At most 80 characters. */
  customerUid?: string | undefined;
  /** At most 40 characters. */
  name?: string | undefined;
  /** `daou`, or `daou.CPID` where the contract for key-in payments has a CPID of its own. */
  pg?: string | undefined;
}

/** A payment with a billing key. */
export interface AgainPayment extends ChargeInput {
  customerUid: string;
  /** At most 40 characters. */
  name: string;
  /** Only picks one of several keys of a customer. */
  channelKey?: string | undefined;
  productCount?: number | undefined;
}

/** PortOne's noun `subscribe`: payments without a window. Every function throws {@link PortOneError} only. */
export interface Subscribe extends Scheduling {
  /**
   * Pays with a card, once; with `customerUid` it keeps a billing key too. A card that was refused is an answer with
   * the status `failed`, or `refused` with the PG's words: PortOne does either. Never repeated: after silence the
   * payment is looked up by `merchantUid`, and answered with when it shows the outcome.
   * @throws PortOneError `invalid-input` before anything is sent; `refused`; `outcome-unknown` when the outcome cannot be determined
   */
  onetime(payment: OnetimePayment): Promise<PaymentRecord>;
  /** Pays with a billing key, on the terms of `onetime`. */
  again(payment: AgainPayment): Promise<PaymentRecord>;
}

const onetimeSchema = z
  .object({
    ...CHARGE_SHAPE,
    card: cardInput,
    customerUid: z.optional(customerUid),
    name: optionalText(40),
    pg: optionalText(80),
  })
  .check(...chargeRules());

const againSchema = z
  .object({
    ...CHARGE_SHAPE,
    customerUid,
    name: text(40),
    channelKey: z.optional(channelKey),
    productCount: z.optional(z.int()),
  })
  .check(...chargeRules());

/** What `onetime` checks before it sends anything. @throws PortOneError `invalid-input` */
export function checkOnetime(payment: OnetimePayment) {
  return checkInput('subscribe.onetime', onetimeSchema, payment);
}

/** What `again` checks before it sends anything. @throws PortOneError `invalid-input` */
export function checkAgain(payment: AgainPayment) {
  return checkInput('subscribe.again', againSchema, payment);
}

export function createSubscribe(transport: Transport, payments: Pick<Payments, 'findAll'>): Subscribe {
  async function charge(path: string, body: OnetimeWire | AgainWire, secrets: readonly string[]) {
    const sentAt = transport.mark();
    const record = await chargeOnce(payments, { merchantUid: body.merchant_uid, amount: body.amount, sentAt }, () =>
      transport.call({ method: 'POST', path, body: { ...body }, effect: 'once', secrets }, paymentRecordSchema),
    );
    // The PG may quote the card in its reason.
    return { ...record, failReason: record.failReason && transport.clean(record.failReason, secrets) };
  }

  return {
    async onetime(payment) {
      const input = checkOnetime(payment);
      const { card, customerUid: customer_uid, name, pg } = input;
      const body = { ...chargeBody(input), ...cardBody(card), ...given({ customer_uid, name, pg }) };
      return charge('/subscribe/payments/onetime', body, cardSecrets(card));
    },
    async again(payment) {
      const input = checkAgain(payment);
      const { customerUid: customer_uid, name, channelKey: channel_key, productCount: product_count } = input;
      const body = { ...chargeBody(input), customer_uid, name, ...given({ channel_key, product_count }) };
      return charge('/subscribe/payments/again', body, []);
    },
    ...createScheduling(transport),
  };
}
