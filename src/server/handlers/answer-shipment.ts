import { parseShipment, type ShipmentInput } from '../../schema/shipment.ts';
import type { ShipmentRecord } from '../portone/escrows.ts';
import { hasCode } from '../portone/portone-error.ts';
import { assertAuthorized } from './authorize-request.ts';
import type { HandlerContext } from './handler-options.ts';
import { HttpProblem, json, readBody } from './http.ts';

/** `GET {basePath}/shipments/{impUid}`. @throws HttpProblem 403, 404, 409; PortOneError */
export async function answerReadShipment(request: Request, context: HandlerContext, impUid: string): Promise<Response> {
  await assertAuthorized(request, context, { name: 'readShipment', impUid });
  const found = await orRefusal(context.portOne.escrows.get(impUid));
  if (found === null) throw new HttpProblem(404, 'shipment-not-found', 'No shipment is registered.');
  return json(found);
}

/** `POST {basePath}/shipments/{impUid}`, for the shop's staff. @throws HttpProblem 400, 403, 404, 409; PortOneError */
export async function answerRegisterShipment(
  request: Request,
  context: HandlerContext,
  impUid: string,
): Promise<Response> {
  const shipment = await readShipment(request);
  await assertAuthorized(request, context, { name: 'registerShipment', impUid });
  return json(await orRefusal(context.portOne.escrows.register(impUid, shipment)));
}

/** `PUT {basePath}/shipments/{impUid}`, on the same terms. */
export async function answerUpdateShipment(
  request: Request,
  context: HandlerContext,
  impUid: string,
): Promise<Response> {
  const shipment = await readShipment(request);
  await assertAuthorized(request, context, { name: 'updateShipment', impUid });
  return json(await orRefusal(context.portOne.escrows.update(impUid, shipment)));
}

async function orRefusal<T extends ShipmentRecord | null>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (hasCode(error, 'not-found')) throw new HttpProblem(404, 'payment-not-found', 'There is no such payment.');
    if (!hasCode(error, 'refused')) throw error;
    const raw = error.raw ?? {};
    throw new HttpProblem(409, 'refused', 'PortOne refused the shipment. See `raw` for the reason.', {}, { raw });
  }
}

async function readShipment(request: Request): Promise<ShipmentInput> {
  const parsed = parseShipment(await readBody(request, ['application/json']));
  if (parsed.ok) return parsed.value;
  const { issues } = parsed;
  throw new HttpProblem(400, 'invalid-shipment', 'The shipment is invalid.', {}, { issues });
}
