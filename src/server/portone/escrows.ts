import * as z from 'zod/mini';
import {
  koreanDay,
  parseShipment,
  type Shipment,
  type ShipmentInput,
  type ShipmentParty,
} from '../../schema/shipment.ts';
import type { ShipmentPartyWire, ShipmentRequestWire } from '../../wire/rest-escrow-logis.ts';
import { accept, given } from './check-input.ts';
import { encodeId } from './path-id.ts';
import { hasCode } from './portone-error.ts';
import { type CamelKeys, camelKeys } from './read-wire.ts';
import { unixSeconds } from './time-span.ts';
import type { Transport } from './transport.ts';

const shipmentWire = z.object({
  company: z.string(),
  invoice: z.string(),
  sent_at: z.number(),
  applied_at: z.number(),
});

/** A shipment as PortOne keeps it. Times in unix seconds. */
export type ShipmentRecord = CamelKeys<z.output<typeof shipmentWire>>;

const recordSchema: z.ZodMiniType<ShipmentRecord> = z.pipe(
  shipmentWire,
  z.transform((wire) => camelKeys(wire)),
);

/**
 * PortOne's noun `escrows`: the shipment of an escrow payment. Kiwoom Pay settles no escrow payment without one, and
 * checks neither courier nor tracking number. A virtual account has to be paid first.
 */
export interface Escrows {
  /**
   * Registers a shipment, once per payment. After silence it is looked up, and answered with when it is the one sent.
   * @throws PortOneError `invalid-input` with `issues`; `not-found`; `refused` when there is one already or cannot be
   * one; `outcome-unknown`: ask `get`
   */
  register(impUid: string, shipment: ShipmentInput): Promise<ShipmentRecord>;
  /** Changes it. Retried after an error: the same change twice is one change. */
  update(impUid: string, shipment: ShipmentInput): Promise<ShipmentRecord>;
  /** Null when none is registered. @throws PortOneError `not-found` when there is no such payment */
  get(impUid: string): Promise<ShipmentRecord | null>;
}

const NOTHING_REGISTERED = 409;

export function createEscrows(transport: Transport): Escrows {
  async function get(impUid: string): Promise<ShipmentRecord | null> {
    try {
      return await transport.call({ method: 'GET', path: pathOf(impUid), effect: 'repeatable' }, recordSchema);
    } catch (error) {
      if (hasCode(error, 'refused') && error.status === NOTHING_REGISTERED) return null;
      throw error;
    }
  }

  return {
    get,
    async register(impUid, shipment) {
      const path = pathOf(impUid);
      const body = shipmentBody(accept('escrows.register', parseShipment(shipment)));
      try {
        return await transport.call({ method: 'POST', path, body: { ...body }, effect: 'once' }, recordSchema);
      } catch (error) {
        if (!hasCode(error, 'outcome-unknown')) throw error;
        const found = await get(impUid).catch(() => null);
        if (found !== null && isSame(found, body)) return found;
        throw error;
      }
    },
    async update(impUid, shipment) {
      const path = pathOf(impUid);
      const body = shipmentBody(accept('escrows.update', parseShipment(shipment)));
      return transport.call({ method: 'PUT', path, body: { ...body }, effect: 'repeatable' }, recordSchema);
    },
  };
}

function isSame(found: ShipmentRecord, { logis }: ShipmentRequestWire): boolean {
  return found.company === logis.company && found.invoice === logis.invoice && found.sentAt === logis.sent_at;
}

function shipmentBody({ sender, receiver, logis }: Shipment): ShipmentRequestWire {
  const { company, invoice, sentAt, receivingAt, address } = logis;
  return {
    sender: { ...partyBody(sender), relationship: sender.relationship },
    receiver: partyBody(receiver),
    logis: { company, invoice, sent_at: unixSeconds(sentAt), receiving_at: koreanDay(receivingAt), address },
  };
}

function partyBody({ name, tel, address, postcode }: ShipmentParty): ShipmentPartyWire {
  return given({ name, tel, addr: address, postcode });
}

function pathOf(impUid: string): string {
  return `/escrows/logis/${encodeId('impUid', impUid)}`;
}
