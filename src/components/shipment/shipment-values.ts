import { errorKey } from '../../labels/label-keys.ts';
import type { LabelKey } from '../../labels/labels.ts';
import { isCourier } from '../../rules/couriers.ts';
import { toVbankDue } from '../../rules/deposit-due.ts';
import { parseShipment, readShipmentDate, type ShipmentInput } from '../../schema/shipment.ts';

/** The text of each field. */
export interface ShipmentValues {
  company: string;
  invoice: string;
  sentAt: string;
  receivingAt: string;
  receiver: string;
  address: string;
  relationship: string;
}

/** What a shop passes of a shipment that exists already. */
export type ShipmentDraft = {
  sender?: Partial<ShipmentInput['sender']> | undefined;
  receiver?: ShipmentInput['receiver'] | undefined;
  /** A courier that is not in `COURIERS` leaves the select empty. */
  logis?: (Partial<Omit<ShipmentInput['logis'], 'company'>> & { company?: string | undefined }) | undefined;
};

/** The fields that are validated, by their path in `ShipmentInput`. */
const CHECKED = [
  'logis.company',
  'logis.invoice',
  'logis.sentAt',
  'logis.receivingAt',
  'logis.address',
  'sender.relationship',
] as const;

/** The shipment from the fields, and from what is known of it that has no field. */
export function toShipment(values: ShipmentValues, known: ShipmentDraft = {}): ReturnType<typeof parseShipment> {
  const { company, invoice, sentAt, receivingAt, receiver, address, relationship } = values;
  return parseShipment({
    sender: { ...known.sender, relationship },
    receiver: { ...known.receiver, name: receiver },
    logis: { company, invoice, sentAt, receivingAt, address },
  });
}

/** The label key of the error of each invalid field. */
export function shipmentProblems(values: ShipmentValues): Partial<Record<keyof ShipmentValues, LabelKey>> {
  const parsed = toShipment(values);
  if (parsed.ok) return {};
  const invalid = CHECKED.filter((path) => parsed.issues.some(({ field }) => field === `shipment.${path}`));
  return Object.fromEntries(invalid.map((path) => [lastOf(path), errorKey(lastOf(path))]));
}

function lastOf<Path extends string>(path: `${string}.${Path}`): Path {
  return path.slice(path.indexOf('.') + 1) as Path;
}

export function valuesOf({ sender = {}, receiver = {}, logis = {} }: ShipmentDraft = {}): ShipmentValues {
  return {
    company: isCourier(logis.company) ? logis.company : '',
    invoice: logis.invoice ?? '',
    sentAt: koreanMinute(logis.sentAt),
    receivingAt: koreanMinute(logis.receivingAt).slice(0, 10),
    receiver: receiver.name ?? '',
    address: logis.address ?? receiver.address ?? '',
    relationship: sender.relationship ?? '',
  };
}

/** `YYYY-MM-DDTHH:mm` in Korea, as an `<input>` takes it; empty for an invalid date. */
function koreanMinute(value: Date | string | undefined): string {
  const date = value === undefined ? null : readShipmentDate(value);
  if (!date) return '';
  const digits = toVbankDue(date);
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)];
  return `${year}-${month}-${day}T${digits.slice(8, 10)}:${digits.slice(10, 12)}`;
}
