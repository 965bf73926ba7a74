/**
 * `kiwoom-checkout/sandbox` in a page: the names of the sandbox, without the sandbox itself, which runs in Node.
 *
 * @module
 */
export {
  SANDBOX_CHANNEL_KEY,
  SANDBOX_DIGITAL_CHANNEL_KEY,
  SANDBOX_USER_CODE,
} from './sandbox/state/sandbox-options.ts';
