import { errorKey } from '../../labels/label-keys.ts';
import type { LabelKey } from '../../labels/labels.ts';
import { isCourier } from '../../rules/couriers.ts';
import { toVbankDue } from '../../rules/deposit-due.ts';
import { parseShipment, readShipmentDate, type ShipmentInput } from '../../schema/shipment.ts';

/** What stands in the fields. */
export interface ShipmentValues {
  company: string;
  invoice: string;
  sentAt: string;
  receivingAt: string;
  receiver: string;
  address: string;
  relationship: string;
}

/** What a shop hands in of a shipment that is there already. */
export type ShipmentDraft = {
  sender?: Partial<ShipmentInput['sender']> | undefined;
  receiver?: ShipmentInput['receiver'] | undefined;
  /** A courier that is not in `COURIERS` is left to be chosen. */
  logis?: (Partial<Omit<ShipmentInput['logis'], 'company'>> & { company?: string | undefined }) | undefined;
};

/** The fields of the form that can be wrong, as `ShipmentInput` names them. */
const CHECKED = [
  'logis.company',
  'logis.invoice',
  'logis.sentAt',
  'logis.receivingAt',
  'logis.address',
  'sender.relationship',
] as const;

/** What the fields say, on top of what is known and has no field here. */
export function toShipment(values: ShipmentValues, known: ShipmentDraft = {}): ReturnType<typeof parseShipment> {
  const { company, invoice, sentAt, receivingAt, receiver, address, relationship } = values;
  return parseShipment({
    sender: { ...known.sender, relationship },
    receiver: { ...known.receiver, name: receiver },
    logis: { company, invoice, sentAt, receivingAt, address },
  });
}

/** The label key of the error of each field that is wrong. */
export function shipmentProblems(values: ShipmentValues): Partial<Record<keyof ShipmentValues, LabelKey>> {
  const parsed = toShipment(values);
  if (parsed.ok) return {};
  const wrong = CHECKED.filter((path) => parsed.issues.some(({ field }) => field === `shipment.${path}`));
  return Object.fromEntries(wrong.map((path) => [lastOf(path), errorKey(lastOf(path))]));
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

/** `YYYY-MM-DDTHH:mm` in Korea, as a field of the page takes it; empty for what is no date. */
function koreanMinute(value: Date | string | undefined): string {
  const date = value === undefined ? null : readShipmentDate(value);
  if (!date) return '';
  const digits = toVbankDue(date);
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)];
  return `${year}-${month}-${day}T${digits.slice(8, 10)}:${digits.slice(10, 12)}`;
}
