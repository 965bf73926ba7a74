import type { ShipmentRequestWire, ShipmentWire } from '../../wire/rest-escrow-logis.ts';
import { type CallBody, type Fields, fieldProblem, readCall, required, text } from '../state/rest-fields.ts';
import { restFault, type SandboxContext, unixSeconds } from '../state/sandbox-context.ts';
import { fail, isObject, ok } from '../state/sandbox-http.ts';
import { findPayment, type PaymentRecord } from '../state/sandbox-state.ts';
import { withFault } from './rest-faults.ts';

const PARTY: Fields = { name: text(), tel: text(), addr: text(), postcode: text() };

/** The fields Kiwoom Pay requires. */
const PARTS: Readonly<Record<string, Fields>> = {
  sender: { ...PARTY, relationship: required(text()) },
  receiver: PARTY,
  logis: {
    company: required(text()),
    invoice: required(text()),
    sent_at: required({ type: 'integer' }),
    receiving_at: required({ type: 'text', shape: /^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/, hint: 'YYYYMMDD' }),
    address: required(text()),
  },
};

/**
 * `POST /escrows/logis/{imp_uid}` registers a shipment, `PUT` changes it. Refused by HTTP status: 400 for a missing
 * field, 404 without a payment, 409 when the payment has nothing to register or to change. As at Kiwoom Pay, courier
 * and tracking number are not validated.
 */
export async function putShipment(context: SandboxContext, request: Request, impUid: string): Promise<Response> {
  const call = await readCall(request);
  const record = findPayment(context.state, impUid);
  return withFault(context, request, restFault(context, null, record), () => {
    if (!record) return fail(404, '존재하지 않는 결제정보입니다.');
    const problem = bodyProblem(call);
    if (problem !== null) return fail(400, problem);
    const conflict = conflictOf(context, record, request.method);
    return conflict === null ? ok(storeShipment(context, impUid, call)) : fail(409, conflict);
  });
}

/** `GET /escrows/logis/{imp_uid}`: 409 while nothing is registered. */
export function getShipment(context: SandboxContext, request: Request, impUid: string): Promise<Response> {
  const record = findPayment(context.state, impUid);
  return withFault(context, request, restFault(context, null, record), () => {
    if (!record) return fail(404, '존재하지 않는 결제정보입니다.');
    const shipment = context.state.shipments.get(impUid);
    return shipment ? ok(shipment.wire) : fail(409, '등록된 배송정보가 없습니다.');
  });
}

/** The buyer confirms the purchase. From then on the shipment cannot change, and partial cancellation is allowed. */
export function confirmPurchase(context: SandboxContext, { wire }: PaymentRecord): boolean {
  const shipment = context.state.shipments.get(wire.imp_uid);
  if (!shipment || shipment.confirmedAt !== null || wire.status !== 'paid') return false;
  shipment.confirmedAt = unixSeconds(context);
  return true;
}

function bodyProblem(call: CallBody): string | null {
  for (const [name, fields] of Object.entries(PARTS)) {
    const part = call.fields[name];
    if (!isObject(part)) return `${name} 값은 필수이며 객체(JSON)여야 합니다.`;
    const problem = fieldProblem({ fields: part, isForm: false }, fields, `${name}.`);
    if (problem !== null) return problem;
  }
  return null;
}

function conflictOf(context: SandboxContext, { wire }: PaymentRecord, method: string): string | null {
  const shipment = context.state.shipments.get(wire.imp_uid);
  if (!wire.escrow) return '에스크로 결제가 아닙니다.';
  if (wire.status === 'ready') return '입금(결제)이 완료된 뒤에 배송정보를 등록할 수 있습니다.';
  if (wire.status !== 'paid') return `배송정보를 등록할 수 없는 결제입니다. (${wire.status})`;
  if (method === 'POST') return shipment ? '이미 배송정보가 등록되어 있습니다.' : null;
  if (!shipment) return '등록된 배송정보가 없습니다.';
  return shipment.confirmedAt === null ? null : '구매확정된 결제의 배송정보는 수정할 수 없습니다.';
}

function storeShipment(context: SandboxContext, impUid: string, { fields }: CallBody): ShipmentWire {
  // `bodyProblem` has checked it.
  const { sender, receiver, logis } = fields as unknown as ShipmentRequestWire;
  const { company, invoice, sent_at } = logis;
  const wire = { company, invoice, sent_at, applied_at: unixSeconds(context) };
  context.state.shipments.set(impUid, { wire, request: { sender, receiver, logis }, confirmedAt: null });
  return wire;
}
