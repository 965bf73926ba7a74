import { MESSAGE_PREFIX } from '../../errors/message-prefix.ts';
import { HttpProblem } from './http.ts';
import { judgeOrigin, type OriginJudgement, type OriginRefusal, type OriginRules } from './judge-origin.ts';

type Refused = Extract<OriginJudgement, { isAllowed: false }>;

/** What is known of the refusals of one set of handlers. */
export interface OriginCheck extends OriginRules {
  /** An error for the developer at the first refusal of its kind; later ones have none. */
  report: (refused: Refused) => Error | undefined;
}

/** Strangers send what they like: their origins must not fill the shop's log. */
const MAX_REPORTS_PER_HOUR = 20;
const HOUR_MS = 3_600_000;

export function createOriginCheck(rules: OriginRules, now: () => number): OriginCheck {
  const reported = new Set<string>();
  let since = now();

  function report(refused: Refused): Error | undefined {
    const { reason, sent, own } = refused;
    if (reported.size >= MAX_REPORTS_PER_HOUR && now() - since > HOUR_MS) {
      reported.clear();
      since = now();
    }
    const key = JSON.stringify([reason, sent, own]);
    if (reported.has(key) || reported.size >= MAX_REPORTS_PER_HOUR) return undefined;
    reported.add(key);
    return new Error(messageOf(refused));
  }

  return { ...rules, report };
}

/**
 * Refuses a browser's request from a page that may not call.
 * @throws HttpProblem 403, at the first refusal of its kind with a `cause` for the developer
 */
export function assertOrigin(request: Request, check: OriginCheck): void {
  const judgement = judgeOrigin(request, check);
  if (judgement.isAllowed) return;
  const refusal = new HttpProblem(
    403,
    'cross-origin',
    'Requests from other origins are not allowed. If this is a page of the shop, the onError of its server has the reason.',
  );
  const cause = check.report(judgement);
  if (cause !== undefined) refusal.cause = cause;
  throw refusal;
}

const MAX_QUOTED_LENGTH = 200;

/** Text of a request inside a log: on one line, and not longer than necessary. */
function quoted(text: string): string {
  return JSON.stringify(text.length > MAX_QUOTED_LENGTH ? `${text.slice(0, MAX_QUOTED_LENGTH)}…` : text);
}

function messageOf({ reason, origin, sent, own }: Refused): string {
  return (
    `${MESSAGE_PREFIX}a request was refused as cross-origin (403). The browser sent ${quoted(sent)}; the server took itself ` +
    `for ${quoted(own)}. If that page is yours, its shoppers cannot pay, and a payment that was made stays unconfirmed. ` +
    `${remedyOf(reason, origin === null ? 'its origin' : quoted(origin))} If it is not yours, nothing needs to be done.`
  );
}

function remedyOf(reason: OriginRefusal, origin: string): string {
  switch (reason) {
    case 'another-site':
      return `Your page is on another origin than this API: pass allowedOrigins: [${origin}] to createCheckoutHandlers.`;
    case 'another-host':
      return `Behind a proxy that replaces the host, pass publicOrigin: ${origin} to createCheckoutHandlers, or have the proxy send X-Forwarded-Host. For a page on another origin than this API, pass allowedOrigins: [${origin}].`;
    case 'not-public':
      return `If the shop has this address as well, add ${origin} to publicOrigin; for a page on another origin than this API, pass allowedOrigins: [${origin}].`;
    case 'opaque':
      return 'A page without an origin cannot be distinguished from a stranger: serve it by http or https, and add allow-same-origin to the sandbox attribute of its iframe.';
    default:
      return reason satisfies never;
  }
}
