import { parseShipment, type ShipmentInput } from '../../schema/shipment.ts';
import { hasCode } from '../portone/portone-error.ts';
import type { ReportOptions } from '../settlement/report.ts';
import { allow, assertGuarded, type CheckoutAction, enter, type Gate } from './authorize-request.ts';
import { HttpProblem, json, readBody } from './http.ts';

const ACTIONS = {
  GET: 'readShipment',
  POST: 'registerShipment',
  PUT: 'updateShipment',
} as const satisfies Record<string, CheckoutAction['name']>;

/**
 * `{basePath}/shipments/{impUid}`: `POST` registers the shipment of an escrow payment, `PUT` changes it, `GET` reads it.
 * For the shop's own people; `authorize` has to know them.
 * @throws HttpProblem 400, 403, 404, 409; PortOneError
 */
export async function answerShipment(
  request: Request,
  { portOne }: Pick<ReportOptions, 'portOne'>,
  gate: Gate,
  impUid: string,
): Promise<Response> {
  enter(request, gate, 'GET', 'POST', 'PUT');
  assertGuarded(gate);
  const method = request.method as keyof typeof ACTIONS;
  const shipment = method === 'GET' ? null : await readShipment(request);
  await allow(request, gate, { name: ACTIONS[method], impUid });
  try {
    if (shipment !== null)
      return json(await portOne.escrows[method === 'POST' ? 'register' : 'update'](impUid, shipment));
    const found = await portOne.escrows.get(impUid);
    if (found !== null) return json(found);
  } catch (error) {
    if (hasCode(error, 'not-found')) throw new HttpProblem(404, 'payment-not-found', 'There is no such payment.');
    if (!hasCode(error, 'refused')) throw error;
    const raw = error.raw ?? {};
    throw new HttpProblem(409, 'refused', 'The shipment was not taken. See `raw` for the reason.', {}, { raw });
  }
  throw new HttpProblem(404, 'shipment-not-found', 'No shipment is registered.');
}

async function readShipment(request: Request): Promise<ShipmentInput> {
  const parsed = parseShipment(await readBody(request, ['application/json']));
  if (parsed.ok) return parsed.value;
  const { issues } = parsed;
  throw new HttpProblem(400, 'invalid-shipment', 'The shipment is not as it should be.', {}, { issues });
}
