'use client';

import type { Shipment } from '../../schema/shipment.ts';
import type { Endpoint } from '../endpoint/endpoint.ts';
import type { EndpointClient } from '../endpoint/endpoint-client.ts';
import { usePaymentSettings } from './payment-settings.ts';
import { useClient } from './use-client.ts';
import { useSingleRequest } from './use-single-request.ts';

/** `status` is also `data-status` in the DOM. */
export type ShipmentState =
  | { status: 'ready' }
  | { status: 'saving' }
  | { status: 'saved'; shipment: Shipment }
  /** `reason` is the text of PortOne or the server, for the shop's staff. */
  | { status: 'failed'; reason?: string }
  /** No answer. Saving again is safe: a second registration of one payment is refused. */
  | { status: 'unconfirmed' };

export interface SaveOptions {
  impUid: string;
  update: boolean;
}

/** Where a shipment is sent: to the kit's handlers, or by the shop's own function. */
export type SaveTarget =
  | {
      /**
       * Where `createCheckoutHandlers` answers; the shipment goes to `POST` or `PUT {endpoint}/shipments/{impUid}`.
       * @default the provider's
       */
      endpoint?: Endpoint | undefined;
      save?: undefined;
    }
  | {
      endpoint?: undefined;
      /** In place of the endpoint. Reject when it could not be saved; the error's message is shown. */
      save: (shipment: Shipment, options: SaveOptions) => Promise<unknown>;
    };

export type UseShipmentOptions = SaveTarget & {
  /** PortOne's number of the escrow payment. */
  impUid: string;
  /** A shipment is registered already, and is changed. */
  update: boolean;
};

export interface ShipmentSave {
  state: ShipmentState;
  /** Sends it, once; a second call before the end joins the first. */
  save(shipment: Shipment): Promise<ShipmentState>;
}

/**
 * Registers the shipment of an escrow payment, or changes it. For the shop's back office.
 *
 * @throws {CheckoutError} `invalid-option` with both or neither of `endpoint` and `save`.
 */
export function useShipment({ impUid, update, endpoint, save: own }: UseShipmentOptions): ShipmentSave {
  const settings = usePaymentSettings();
  const client = useClient({ endpoint, option: 'save', isReplaced: own !== undefined, caller: 'useShipment' });
  const save = own ?? settings.save;
  const [state, run] = useSingleRequest<Shipment, ShipmentState>(READY, SAVING, async (shipment) => {
    if (!save) return client ? saveAt(client, shipment, { impUid, update }) : { status: 'unconfirmed' };
    return save(shipment, { impUid, update }).then(
      () => ({ status: 'saved', shipment }),
      (error: unknown) => ({ status: 'failed', ...(error instanceof Error ? { reason: error.message } : {}) }),
    );
  });
  return { state, save: run };
}

const READY: ShipmentState = { status: 'ready' };
const SAVING: ShipmentState = { status: 'saving' };

async function saveAt(client: EndpointClient, shipment: Shipment, options: SaveOptions): Promise<ShipmentState> {
  const outcome = await client.saveShipment(shipment, options);
  if (outcome.kind === 'lost') return { status: 'unconfirmed' };
  if (outcome.kind === 'done') return { status: 'saved', shipment: outcome.result };
  return { status: 'failed', ...(outcome.message === undefined ? {} : { reason: outcome.message }) };
}
