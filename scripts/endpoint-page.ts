import type { Verdict } from '../src/schema/verdict.ts';
import { ROUTES } from '../src/server/handlers/routes.ts';
import { AFTER_VERDICTS, COMPLETE, ERRORS, HEAD, ORDER, PYTHON } from './endpoint/endpoint-text.ts';
import { captureExchanges, type Exchange } from './endpoint/exchange.ts';
import { answersOf } from './endpoint/route-answers.ts';
import { routesTable } from './endpoint/routes-table.ts';

const VERDICT_NOTES: Record<Verdict['status'], [meaning: string, page: string]> = {
  paid: ['the money is there and matches the order; `refunded` where a part was refunded', 'the receipt'],
  'awaiting-deposit': ['a virtual account was issued, and not paid into', 'the account, and asks `complete` later'],
  unpaid: [
    'nothing is paid as of now; `started`: a window may still be paid in',
    'that it is being checked, and asks `complete` once more; see below',
  ],
  cancelled: ['the shopper cancelled, or all of it was refunded (`refunded`)', 'that it was cancelled'],
  failed: ['PortOne’s record says that it failed; `failure` has the reason', 'the reason, as a label'],
  mismatch: [
    'money that is not what was ordered (`reason`)',
    '`failed` with `amount-mismatch`, without a further attempt; `shop-setting` for `sandbox`',
  ],
};

/** `docs/endpoint.md`. */
export async function endpointPage(): Promise<string> {
  const { exchanges, delivered } = await captureExchanges();
  const parts = [
    HEAD,
    '## Routes',
    routesTable(),
    ORDER,
    COMPLETE,
    '## <a id="verdicts"></a>Verdicts',
    verdicts(),
    AFTER_VERDICTS,
    ERRORS,
    errorTable(),
    `## An exchange\n\nCaptured from the handlers over the sandbox. \`onPaid\` ran ${delivered} times: once for each order.`,
    ...exchanges.map(shown),
    PYTHON,
  ];
  return `${parts.join('\n\n')}\n`;
}

function verdicts(): string {
  const rows = Object.entries(VERDICT_NOTES).map(([status, cells]) => `| \`${status}\` | ${cells.join(' | ')} |`);
  const last =
    'After several `unpaid` the page shows `cancelled` or `failed` where no money can have moved, `unconfirmed` otherwise.';
  return ['| `status` | means | the page shows |', '| --- | --- | --- |', ...rows, '', last].join('\n');
}

/** What many routes have in common is stated once. */
function errorTable(): string {
  const errors = ROUTES.map((route) => {
    const { body, problems } = answersOf(route);
    const codes = [...problems].sort(([one], [two]) => one - two).map(([status, code]) => `${status}\u00a0\`${code}\``);
    return { route, hasBody: body !== undefined, codes };
  });
  const ofPages = errors.filter(({ route }) => route.access !== 'portone');
  const common = inEach(ofPages.map(({ codes }) => codes));
  const ofBodies = inEach(ofPages.filter(({ hasBody }) => hasBody).map(({ codes }) => codes));
  const withBody = ofBodies.filter((code) => !common.includes(code));
  const rows = errors.map(({ route, hasBody, codes }) => {
    const known = route.access === 'portone' ? [] : [...common, ...(hasBody ? withBody : [])];
    const others = codes.filter((code) => !known.includes(code));
    return `| ${route.method} \`${route.path}\` | ${others.join(', ') || '–'} |`;
  });
  return [
    `Each route that a page calls: ${common.join(', ')}; with a body also ${withBody.join(', ')}. Beside these:`,
    '',
    '| route | errors |',
    '| --- | --- |',
    ...rows,
  ].join('\n');
}

function inEach(lists: readonly string[][]): string[] {
  const [first = [], ...others] = lists;
  return first.filter((code) => others.every((list) => list.includes(code)));
}

function shown({ about, path, request, status, answer }: Exchange): string {
  const lines = [`POST /api/payments/${path} HTTP/1.1`, 'content-type: application/json', '', JSON.stringify(request)];
  return `${about}\n\n\`\`\`http\n${lines.join('\n')}\n\`\`\`\n\n${status}:\n\n\`\`\`json\n${JSON.stringify(answer, null, 2)}\n\`\`\``;
}
