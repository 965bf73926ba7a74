'use client';

import type { Shipment } from '../../schema/shipment.ts';
import { callEndpoint, isRefused } from '../endpoint/call-endpoint.ts';
import { usePaymentSettings } from './payment-settings.ts';
import { useAction } from './use-action.ts';

/** `status` is also `data-status` in the DOM. */
export type ShipmentState =
  | { status: 'ready' }
  | { status: 'saving' }
  | { status: 'saved'; shipment: Shipment }
  /** `reason` is what PortOne or the server said; for the shop's own people. */
  | { status: 'failed'; reason?: string }
  /** No answer came. Saving again is safe: the second registration of one payment is refused. */
  | { status: 'unconfirmed' };

export interface UseShipmentOptions {
  /** PortOne's number of the escrow payment. */
  impUid: string;
  /** A shipment is registered already, and is changed. */
  update: boolean;
  /** Base path of `createCheckoutHandlers`; the shipment goes to `POST` or `PUT {endpoint}/shipments/{impUid}`. */
  endpoint?: string | undefined;
  /** In place of `endpoint`. Reject when it could not be saved; the error's message is shown. */
  save?: ((shipment: Shipment, options: { impUid: string; update: boolean }) => Promise<unknown>) | undefined;
}

export interface ShipmentSave {
  state: ShipmentState;
  /** Sends it, once; a second call before the end joins the first. */
  save(shipment: Shipment): Promise<ShipmentState>;
}

/** Registers the shipment of an escrow payment, or changes it. For the shop's back office. */
export function useShipment({ impUid, update, endpoint, save: own }: UseShipmentOptions): ShipmentSave {
  const defaults = usePaymentSettings();
  const save = own ?? defaults.save;
  const [state, run] = useAction<Shipment, ShipmentState>(READY, SAVING, async (shipment) => {
    if (!save) return saveAt(endpoint ?? '', { impUid, update, shipment });
    return save(shipment, { impUid, update }).then(
      () => ({ status: 'saved', shipment }),
      (error: unknown) => ({ status: 'failed', ...(error instanceof Error ? { reason: error.message } : {}) }),
    );
  });
  return { state, save: run };
}

const READY: ShipmentState = { status: 'ready' };
const SAVING: ShipmentState = { status: 'saving' };
const CONFLICT = 409;

async function saveAt(
  endpoint: string,
  { impUid, update, shipment }: { impUid: string; update: boolean; shipment: Shipment },
): Promise<ShipmentState> {
  const path = `shipments/${encodeURIComponent(impUid)}`;
  const answer = await callEndpoint(endpoint, path, { method: update ? 'PUT' : 'POST', body: shipment });
  if (answer.kind === 'answered') return { status: 'saved', shipment };
  if (answer.kind === 'lost') return { status: 'unconfirmed' };
  const refused = answer.status === CONFLICT || isRefused(answer);
  return refused ? { status: 'failed', reason: answer.raw?.message ?? answer.code } : { status: 'unconfirmed' };
}
