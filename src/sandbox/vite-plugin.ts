import type { IncomingMessage, ServerResponse } from 'node:http';
import { createSandbox, type Sandbox } from './create-sandbox.ts';
import { toMiddleware } from './node-adapter.ts';
import type { SandboxOptions } from './state/sandbox-options.ts';

/** Options of a new sandbox, or an existing sandbox of the shop's own server. */
export type KiwoomSandboxOptions = SandboxOptions | { sandbox: Sandbox };

/** What the plugin needs of Vite's servers, in words of its own: a shop without Vite has no types of it. */
interface ServerOfVite {
  middlewares: { use(middleware: (req: IncomingMessage, res: ServerResponse, next: () => void) => void): unknown };
}

/** A plugin of Vite 5 and later. */
export interface SandboxPlugin {
  name: string;
  configureServer(server: ServerOfVite): void;
  configurePreviewServer(server: ServerOfVite): void;
}

/**
 * Vite plugin: serves the sandbox below its base path (`/__sandbox`) on the dev and preview servers.
 * Set `merchant.sdkUrl` to `/__sandbox/v1/iamport.js`, and the server's `baseUrl` to `/__sandbox` on this origin.
 */
export function kiwoomSandbox(options: KiwoomSandboxOptions = {}): SandboxPlugin {
  const sandbox = 'sandbox' in options ? options.sandbox : createSandbox(options);
  const middleware = toMiddleware(sandbox);
  return {
    name: 'kiwoom-checkout:sandbox',
    configureServer(server) {
      server.middlewares.use(middleware);
    },
    configurePreviewServer(server) {
      server.middlewares.use(middleware);
    },
  };
}
