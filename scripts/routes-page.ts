import { ROUTES, type RouteAccess } from '../src/server/handlers/routes.ts';

const HEAD = `# Routes

\`createCheckoutHandlers\` answers these routes below its \`basePath\`. This file is written from the same table that the handlers
use, by \`npm run docs\`.
`;

const TAIL = `
| who | what that means |
| --- | --- |
| browser | pages of the same origin ([also behind a proxy](servers.md#behind-a-proxy)) and of \`allowedOrigins\`; others get 403 \`cross-origin\`. Where the shop passes \`authorize\`, it decides; it receives the action and the ids |
| authorized browser | as browser, but closed (403 \`authorize-missing\`) until the shop passes \`authorize\` |
| PortOne | anyone: webhooks carry no signature. Only the ids are read, and the payment is read from PortOne |

Requests and answers are JSON. A webhook may also be a form, of any content type or none, and one of its two ids is enough. An error has a \`code\` and a \`message\`: 400 for an invalid request, 403
for a request that is not allowed, 404 for an unknown order, card or payment, 405 with \`allow\` for another method, 409 for a
conflict, 413 for a body over 16 KB, 415 for another content type, 503 (with \`retry-after\`) when PortOne, the ledger or the shop's own
functions cannot be reached. A 503 says nothing about the payment: retry.
`;

const WHO: Readonly<Record<RouteAccess, string>> = {
  open: 'browser',
  authorized: 'authorized browser',
  portone: 'PortOne',
};

/** `docs/routes.md`. */
export function routesPage(): string {
  const rows = ROUTES.map(
    ({ method, path, action, access, summary }) =>
      `| ${method} | \`${path}\` | \`${action}\` | ${WHO[access]} | ${summary} |`,
  );
  const table = ['| method | path | action | who | what it does |', '| --- | --- | --- | --- | --- |', ...rows];
  return `${HEAD}\n${table.join('\n')}\n${TAIL}`;
}
