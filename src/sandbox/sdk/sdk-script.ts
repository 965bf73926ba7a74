import { pause } from '../rest/rest-faults.ts';
import { html, inlineScript, layout, NAME_HELPER, partsText } from '../state/html.ts';
import { outcomeFor, type SandboxContext } from '../state/sandbox-context.ts';
import { page } from '../state/sandbox-http.ts';
import { createDialog } from './browser/dialog.ts';
import { createFrameLink, createResultReport, runFrame } from './browser/frame.ts';
import { createFrames } from './browser/frames.ts';
import { installSdk, listen, publishImp, readAddress, type SdkParts } from './browser/install-sdk.ts';
import { createPopup } from './browser/popup.ts';
import { matchChannel, requestChannels } from './browser/sdk-channels.ts';
import { createForms, createPayments, startPayment } from './browser/sdk-payments.ts';
import { createReplies } from './browser/sdk-replies.ts';
import { createTransport } from './browser/sdk-transport.ts';
import { scriptOutcome } from './users-pg.ts';

/** `GET /v1/iamport.js`: the sandbox's SDK, changed by a `script-…` outcome. */
export async function sendSdk(context: SandboxContext, request: Request): Promise<Response> {
  const outcome = outcomeFor(context, null, scriptOutcome(request));
  if (outcome === 'script-fails') return new Response('Service Unavailable', { status: 503 });
  if (outcome === 'script-hangs-once' && !context.state.hasHungScript) {
    context.state.hasHungScript = true;
    await pause(HANG_MS, request.signal);
  }
  if (outcome === 'script-slow') await pause(context.options.delays.script, request.signal);
  return new Response(outcome === 'script-empty' ? '' : SDK_SCRIPT, {
    // Required by pages with cross-origin isolation.
    headers: { ...SCRIPT_HEADERS, 'cross-origin-resource-policy': 'cross-origin' },
  });
}

/** `GET /payments/ready/{userCode}/{provider}/{pg_id}`: the page inside each hidden frame. */
export async function sendFrame(context: SandboxContext, request: Request, path: readonly string[]): Promise<Response> {
  const [userCode = '', provider = '', pgId = ''] = path;
  const outcome = scriptOutcome(request);
  if (outcomeFor(context, null, outcome) === 'frames-late') await pause(context.options.delays.frames, request.signal);
  const config = { base: context.options.basePath, userCode, provider, pgId, outcome };
  const script = inlineScript(runFrame, config, { createFrameLink, createResultReport });
  return page(layout('PortOne 샌드박스', html``, 'body { background: transparent; }', script));
}

/** Longer than any browser or loader waits. */
const HANG_MS = 3_600_000;

const SCRIPT_HEADERS = { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' };

const SDK_PARTS: SdkParts & Record<string, unknown> = {
  createDialog,
  createForms,
  createFrames,
  createPayments,
  createPopup,
  createReplies,
  createTransport,
  listen,
  matchChannel,
  publishImp,
  readAddress,
  requestChannels,
  startPayment,
};

const SDK_SCRIPT = `// The sandbox's version of PortOne's V1 browser SDK. No payment made with it is real.
(() => {
'use strict';
${NAME_HELPER}(${installSdk})(${partsText(SDK_PARTS)});
})();
`;
