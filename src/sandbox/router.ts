import { readControl, writeControl } from './control/control-api.ts';
import { controlPage } from './control/control-page.ts';
import { settleDue } from './rest/due-schedules.ts';
import { withFault } from './rest/rest-faults.ts';
import { refuseTier } from './rest/rest-lookups.ts';
import { REST_ROUTES } from './rest/rest-routes.ts';
import { issueToken, refuseToken } from './rest/rest-token.ts';
import { sendFrame, sendSdk } from './sdk/sdk-script.ts';
import { listChannels, tellScript } from './sdk/users-pg.ts';
import type { SandboxContext } from './state/sandbox-context.ts';
import { restFault } from './state/sandbox-context.ts';
import { fail, page } from './state/sandbox-http.ts';
import { endByClosing, failPage, startFromFrame, tellResult } from './window/payment-frame.ts';
import { actInWindow, openWindow, showReceipt, showWindow } from './window/window-actions.ts';

type Answer = Response | Promise<Response>;
export type Handler = (context: SandboxContext, request: Request, path: readonly string[]) => Answer;

/** A method and a path; `*` is one segment, handed on in order. The first that fits answers. */
export type Route = readonly [methods: string, path: string, handler: Handler];

/** For browsers: no token. */
const OPEN: readonly Route[] = [
  ['GET', '', (context) => page(controlPage(context))],
  ['GET', 'v1/iamport.js', sendSdk],
  ['GET', 'users/pg/*', (context, request, [userCode = '']) => listChannels(context, request, userCode)],
  ['GET', 'users/pg/*/outcome', (context, request) => tellScript(context, request)],
  ['GET', 'payments/ready/*/*/*', sendFrame],
  ['GET', 'certificates/ready/*/*/*', sendFrame],
  ['POST', 'payments/start', startFromFrame],
  ['POST', 'payments/closing', endByClosing],
  ['GET', 'payments/result/*', (context, _request, [impUid = '']) => tellResult(context, impUid)],
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

  const open = match(OPEN, request.method, path);
  if (open) return open.handler(context, request, open.stars);
  const guarded = match(REST_ROUTES, request.method, path);
  if (!guarded) return fail(404, '존재하지 않는 API입니다.');
  const refused = refuseToken(context, request) ?? refuseTier(context, request);
  return refused ?? guarded.handler(context, request, guarded.stars);
}

async function sendToken(context: SandboxContext, request: Request): Promise<Response> {
  const fault = restFault(context, null);
  // The first two are tokens that are refused later on; `rest-lost` is about calls that move money.
  const isOfCalls = fault === 'rest-401' || fault === 'rest-token-expired' || fault === 'rest-lost';
  const own = isOfCalls ? null : fault;
  return withFault(context, request, own, () => issueToken(context, request));
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

function match(
  routes: readonly Route[],
  method: string,
  path: readonly string[],
): { handler: Handler; stars: string[] } | null {
  for (const [methods, pattern, handler] of routes) {
    const wanted = pattern === '' ? [] : pattern.split('/');
    if (!methods.split(' ').includes(method) || wanted.length !== path.length) continue;
    if (!wanted.every((segment, index) => segment === '*' || segment === path[index])) continue;
    return { handler, stars: path.filter((_segment, index) => wanted[index] === '*') };
  }
  return null;
}
