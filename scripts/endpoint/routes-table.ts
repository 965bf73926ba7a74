import { ROUTES, type RouteAccess } from '../../src/server/handlers/routes.ts';

const TAIL = `| who | what that means |
| --- | --- |
| browser | pages of the same origin ([also behind a proxy](servers.md#behind-a-proxy)) and of \`allowedOrigins\`; others get 403 \`cross-origin\`. Where the shop passes \`authorize\`, it decides; it receives the action and the ids |
| authorized browser | as browser, but closed (403 \`authorize-missing\`) until the shop passes \`authorize\` |
| PortOne | anyone: webhooks carry no signature. Only the ids are read, and the payment is read from PortOne |`;

const WHO: Readonly<Record<RouteAccess, string>> = {
  open: 'browser',
  authorized: 'authorized browser',
  portone: 'PortOne',
};

/** The routes, and who may call them. */
export function routesTable(): string {
  const rows = ROUTES.map(
    ({ method, path, action, access, summary }) =>
      `| ${method} | \`${path}\` | \`${action}\` | ${WHO[access]} | ${summary} |`,
  );
  return (
    ['| method | path | action | who | what it does |', '| --- | --- | --- | --- | --- |', ...rows].join('\n') +
    `\n\n${TAIL}`
  );
}
