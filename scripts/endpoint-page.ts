import { readFileSync } from 'node:fs';
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
    `\`\`\`python\n${pythonServer()}\n\`\`\``,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** A file of examples/, which a test runs with the page's own client. */
function pythonServer(): string {
  return readFileSync(new URL('../examples/other-languages/server.py', import.meta.url), 'utf8').trim();
}

function verdicts(): string {
  const rows = Object.entries(VERDICT_NOTES).map(([status, cells]) => `| \`${status}\` | ${cells.join(' | ')} |`);
  const last =
    'After several `unpaid` the page shows `cancelled` or `failed` where no money can have moved, `unconfirmed` otherwise.';
  return ['| `status` | means | the page shows |', '| --- | --- | --- |', ...rows, '', last].join('\n');
}

function errorTable(): string {
  const rows = ROUTES.map((route) => {
    const { problems } = answersOf(route);
    const codes = [...problems].sort(([a], [b]) => a - b).map(([status, code]) => `${status}\u00a0\`${code}\``);
    return `| ${route.method} \`${route.path}\` | ${codes.join(', ')} |`;
  });
  return ['| route | errors |', '| --- | --- |', ...rows].join('\n');
}

function shown({ about, path, request, status, answer }: Exchange): string {
  const lines = [`POST /api/payments/${path} HTTP/1.1`, 'content-type: application/json', '', JSON.stringify(request)];
  return `${about}\n\n\`\`\`http\n${lines.join('\n')}\n\`\`\`\n\n${status}:\n\n\`\`\`json\n${JSON.stringify(answer, null, 2)}\n\`\`\``;
}
