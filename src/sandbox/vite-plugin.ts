import type { Plugin } from 'vite';
import { createSandbox, type Sandbox } from './create-sandbox.ts';
import { toMiddleware } from './node-adapter.ts';
import type { SandboxOptions } from './state/sandbox-options.ts';

/** Options of a new sandbox, or one that a server of the shop already holds. */
export type KiwoomSandboxOptions = SandboxOptions | { sandbox: Sandbox };

/**
 * Vite plugin: puts the sandbox under its base path (`/__sandbox`) of the dev and the preview server.
 * Point `merchant.sdkUrl` at `/__sandbox/v1/iamport.js` and the server's `baseUrl` at `/__sandbox`.
 */
export function kiwoomSandbox(options: KiwoomSandboxOptions = {}): Plugin {
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
