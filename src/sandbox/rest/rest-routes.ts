import type { Handler, Route } from '../state/route-table.ts';
import type { SandboxContext } from '../state/sandbox-context.ts';
import { cancelByRest } from './rest-cancel.ts';
import { payAgain, payOnce } from './rest-charges.ts';
import { deleteKey, getKey, getKeyPayments, getKeys, issueKey } from './rest-customers.ts';
import { getCode, listCodes, listOwnChannels } from './rest-lookups.ts';
import { findAll, findOne, getPayment, getPayments, listByStatus } from './rest-payments.ts';
import { getPrepared, prepare } from './rest-prepare.ts';
import { cancelReceipt, getReceipt, issueReceipt } from './rest-receipts.ts';
import { getSchedule, listKeySchedules, listSchedules } from './rest-schedule-lists.ts';
import { moveSchedule, reschedule, retrySchedule, schedule, unschedule } from './rest-schedules.ts';
import { getShipment, putShipment } from './rest-shipments.ts';

type Answer = Response | Promise<Response>;

/** Called by the shop's server, with a token. */
export const REST_ROUTES: readonly Route[] = [
  ['GET', 'users/pg', listOwnChannels],
  ['GET', 'payments', getPayments],
  ['POST PUT', 'payments/prepare', prepare],
  ['GET', 'payments/prepare/*', one(getPrepared)],
  ['POST', 'payments/cancel', cancelByRest],
  ['GET', 'payments/find/*', (context, request, [uid = '']) => findOne(context, request, uid, null)],
  ['GET', 'payments/find/*/*', (context, request, [uid = '', status = null]) => findOne(context, request, uid, status)],
  ['GET', 'payments/findAll/*', (context, request, [uid = '']) => findAll(context, request, uid, null)],
  [
    'GET',
    'payments/findAll/*/*',
    (context, request, [uid = '', status = null]) => findAll(context, request, uid, status),
  ],
  ['GET', 'payments/status/*', one(listByStatus)],
  ['GET', 'payments/*', one(getPayment)],
  ['POST', 'subscribe/payments/onetime', payOnce],
  ['POST', 'subscribe/payments/again', payAgain],
  ['POST', 'subscribe/payments/schedule', schedule],
  ['POST', 'subscribe/payments/unschedule', unschedule],
  ['GET', 'subscribe/payments/schedule', listSchedules],
  ['GET', 'subscribe/payments/schedule/customers/*', one(listKeySchedules)],
  ['GET', 'subscribe/payments/schedule/*', one(getSchedule)],
  ['PUT', 'subscribe/payments/schedule/*', one(moveSchedule)],
  ['POST', 'subscribe/payments/schedule/*/reschedule', one(reschedule)],
  ['POST', 'subscribe/payments/schedule/*/retry', one(retrySchedule)],
  ['GET', 'subscribe/customers', getKeys],
  ['POST', 'subscribe/customers/*', one(issueKey)],
  ['GET', 'subscribe/customers/*', one(getKey)],
  ['DELETE', 'subscribe/customers/*', one(deleteKey)],
  ['GET', 'subscribe/customers/*/payments', one(getKeyPayments)],
  ['GET', 'subscribe/customers/*/schedules', one(listKeySchedules)],
  ['POST PUT', 'escrows/logis/*', one(putShipment)],
  ['GET', 'escrows/logis/*', one(getShipment)],
  ['POST', 'receipts/*', one(issueReceipt)],
  ['GET', 'receipts/*', one(getReceipt)],
  ['DELETE', 'receipts/*', one(cancelReceipt)],
  ['GET', 'cards', (context, request) => listCodes(context, request, 'cards')],
  ['GET', 'cards/*', (context, request, [code = '']) => getCode(context, request, 'cards', code)],
  ['GET', 'banks', (context, request) => listCodes(context, request, 'banks')],
  ['GET', 'banks/*', (context, request, [code = '']) => getCode(context, request, 'banks', code)],
];

/** Adapts a handler whose path has one `*`. */
function one(handler: (context: SandboxContext, request: Request, segment: string) => Answer): Handler {
  return (context, request, [segment = '']) => handler(context, request, segment);
}
