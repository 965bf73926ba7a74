/**
 * An offline version of PortOne V1 and of Kiwoom Pay's window, for development and tests. Node only.
 *
 * @module
 */
export { type NodeListener, type NodeListenerOptions, toNodeListener } from './node/node-listener.ts';
export type { NodeRequest, NodeResponse } from './node/node-types.ts';
export { createSandbox, type Sandbox } from './sandbox/create-sandbox.ts';
export {
  SANDBOX_API_KEY,
  SANDBOX_API_SECRET,
  SANDBOX_CHANNEL_KEY,
  SANDBOX_DIGITAL_CHANNEL_KEY,
  SANDBOX_USER_CODE,
  type SandboxChannel,
  type SandboxDelays,
  type SandboxOptions,
} from './sandbox/state/sandbox-options.ts';
export { isOutcome, OUTCOME_NAMES, type Outcome, type OutcomeScope } from './sandbox/state/sandbox-outcomes.ts';
export type { SandboxRequest, WebhookDelivery } from './sandbox/state/sandbox-state.ts';
export { type KiwoomSandboxOptions, kiwoomSandbox, type SandboxPlugin } from './sandbox/vite-plugin.ts';
