import { readControl, writeControl } from './control/control-api.ts';
import { controlPage } from './control/control-page.ts';
import { settleDue } from './rest/due-schedules.ts';
import { withFault } from './rest/rest-faults.ts';
import { refuseTier } from './rest/rest-lookups.ts';
import { REST_ROUTES } from './rest/rest-routes.ts';
import { issueToken, refuseToken } from './rest/rest-token.ts';
import { sendFrame, sendSdk } from './sdk/sdk-script.ts';
import { listChannels, sendScriptOutcome } from './sdk/users-pg.ts';
import { matchRoute, type Route } from './state/route-table.ts';
import type { SandboxContext } from './state/sandbox-context.ts';
import { restFault } from './state/sandbox-context.ts';
import { fail, page } from './state/sandbox-http.ts';
import { endOnClosing, failPage, sendResult, startFromFrame } from './window/payment-frame.ts';
import { actInWindow, openWindow, showReceipt, showWindow } from './window/window-actions.ts';

/** Called by browsers, without a token. */
const PUBLIC_ROUTES: readonly Route[] = [
  ['GET', '', (context) => page(controlPage(context))],
  ['GET', 'v1/iamport.js', sendSdk],
  ['GET', 'users/pg/*', (context, request, [userCode = '']) => listChannels(context, request, userCode)],
  ['GET', 'users/pg/*/outcome', (context, request) => sendScriptOutcome(context, request)],
  ['GET', 'payments/ready/*/*/*', sendFrame],
  ['GET', 'certificates/ready/*/*/*', sendFrame],
  ['POST', 'payments/start', startFromFrame],
  ['POST', 'payments/closing', endOnClosing],
  ['GET', 'payments/result/*', (context, _request, [impUid = '']) => sendResult(context, impUid)],
  ['GET', 'payments/fail', (_context, request) => failPage(request)],
  ['POST', 'kiwoom/window', openWindow],
  ['GET', 'kiwoom/window', showWindow],
  ['POST', 'kiwoom/window/action', actInWindow],
  ['GET', 'kiwoom/receipts/*', (context, _request, [impUid = '']) => showReceipt(context, impUid)],
  ['GET', 'control/*', (context, _request, [name = '']) => readControl(context, name)],
  ['POST', 'control/*', (context, request, [name = '']) => writeControl(context, request, name)],
  ['POST', 'users/getToken', sendToken],
];

/** Answers one request under the base path. */
export async function route(context: SandboxContext, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const { basePath } = context.options;
  if (pathname !== basePath && !pathname.startsWith(`${basePath}/`))
    return fail(404, `${basePath || '/'} 밖의 주소입니다.`);
  settleDue(context);
  const path = segmentsOf(pathname.slice(basePath.length));
  if (path === null) return fail(400, '잘못된 주소입니다.');

  const open = matchRoute(PUBLIC_ROUTES, request.method, path);
  if (open) return open.handler(context, request, open.segments);
  const guarded = matchRoute(REST_ROUTES, request.method, path);
  if (!guarded) return fail(404, '존재하지 않는 API입니다.');
  const refused = refuseToken(context, request) ?? refuseTier(context, request);
  return refused ?? guarded.handler(context, request, guarded.segments);
}

async function sendToken(context: SandboxContext, request: Request): Promise<Response> {
  const fault = restFault(context, null);
  // The first two refuse a token when it is used, and `rest-lost` concerns calls that move money.
  const isForCalls = fault === 'rest-401' || fault === 'rest-token-expired' || fault === 'rest-lost';
  return withFault(context, request, isForCalls ? null : fault, () => issueToken(context, request));
}

function segmentsOf(path: string): string[] | null {
  try {
    return path
      .split('/')
      .filter((segment) => segment !== '')
      .map(decodeURIComponent);
  } catch {
    return null;
  }
}
