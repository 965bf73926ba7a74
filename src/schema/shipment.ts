import * as z from 'zod/mini';
import { COURIERS, type Courier } from '../rules/couriers.ts';
import { toVbankDue } from '../rules/deposit-due.ts';
import { type Issue, notBlank, parseWith, rule } from './issues.ts';

/** Who sends, or who receives. */
export interface ShipmentParty {
  name?: string | undefined;
  tel?: string | undefined;
  address?: string | undefined;
  postcode?: string | undefined;
}

/**
 * The shipment of an escrow order. Without it Kiwoom Pay never settles the order.
 *
 * Dates are `Date` or text: ISO 8601 with a time zone, or `YYYY-MM-DD` and `YYYY-MM-DDTHH:mm` (the values of HTML date
 * inputs) or `YYYYMMDD` in Korean time.
 */
export interface ShipmentInput {
  sender: ShipmentParty & {
    /** How the sender relates to the shop, as in `본인`. */
    relationship: string;
  };
  receiver: ShipmentParty;
  logis: {
    company: Courier;
    /** Tracking number. */
    invoice: string;
    /** When the courier received it. */
    sentAt: Date | string;
    /** The expected delivery day in Korea. */
    receivingAt: Date | string;
    /** Where it is shipped to. */
    address: string;
  };
}

/** A checked shipment. */
export interface Shipment {
  sender: ShipmentParty & { relationship: string };
  receiver: ShipmentParty;
  logis: { company: Courier; invoice: string; sentAt: Date; receivingAt: Date; address: string };
}

export type ParsedShipment = { ok: true; value: Shipment } | { ok: false; issues: Issue[] };

const ZONED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
/** `20220215`, as the guide of Kiwoom Pay writes a day. */
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const KOREAN = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?$/;

/** @returns null for an invalid format and for a date that does not exist. */
export function readShipmentDate(value: Date | string): Date | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value;
  if (ZONED.test(value)) return readShipmentDate(new Date(value));
  const match = KOREAN.exec(value) ?? COMPACT.exec(value);
  if (!match) return null;
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = match;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}+09:00`);
  // Engines roll 30 February over into March, so the result is compared with the input.
  const isReal = !Number.isNaN(date.getTime()) && toVbankDue(date) === `${year}${month}${day}${hour}${minute}${second}`;
  return isReal ? date : null;
}

/** `YYYYMMDD` of the day in Korea. */
export function koreanDay(date: Date): string {
  return toVbankDue(date).slice(0, 8);
}

const date = z.pipe(
  z.union([
    z.date(),
    z.string().check(
      rule('required', (value) => value.trim() === ''),
      rule('not-a-date', (value) => value.trim() !== '' && readShipmentDate(value) === null),
    ),
  ]),
  z.transform((value) => readShipmentDate(value) ?? new Date(Number.NaN)),
);

/** An empty form field is `''`. */
const optional = z.pipe(
  z.nullish(z.string()),
  z.transform((value) => value?.trim() || undefined),
);

const party = { name: optional, tel: optional, address: optional, postcode: optional };
const required = z.pipe(
  z.string().check(notBlank()),
  z.transform((value) => value.trim()),
);

/** Schema of `ShipmentInput`; `parseShipment` returns its problems as issues. */
export const shipmentSchema: z.ZodMiniType<Shipment> = z.object({
  sender: z.object({ ...party, relationship: required }),
  receiver: z.object(party),
  logis: z.object({
    company: z.enum(COURIERS),
    invoice: required,
    sentAt: date,
    receivingAt: date,
    address: required,
  }),
});

/**
 * Checks a shipment; every field that Kiwoom Pay requires must be present.
 *
 * @returns the shipment with parsed dates, or one `Issue` for each wrong field (`shipment.logis.invoice`).
 * Never throws.
 */
export function parseShipment(input: unknown): ParsedShipment {
  return parseWith(shipmentSchema, input, { prefix: 'shipment' });
}
