import { toNodeListener } from '../node/node-listener.ts';
import type { NodeRequest, NodeResponse } from '../node/node-types.ts';
import type { Sandbox } from './create-sandbox.ts';

/** Connect-style middleware: passes requests outside the base path on. */
export function toMiddleware(sandbox: Sandbox): (req: NodeRequest, res: NodeResponse, next: () => void) => void {
  const listener = toNodeListener(sandbox);
  return (req, res, next) => {
    const path = (req.originalUrl ?? req.url ?? '/').split('?')[0] ?? '/';
    if (path === sandbox.basePath || path.startsWith(`${sandbox.basePath}/`)) listener(req, res);
    else next();
  };
}
