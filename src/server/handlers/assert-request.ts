import { MESSAGE_PREFIX } from '../../errors/message-prefix.ts';

/**
 * Requests of another runtime or realm are taken as well, so their shape decides, not their class.
 * @throws TypeError for what Express, Fastify or node:http pass to a handler
 */
export function assertRequest(given: unknown): asserts given is Request {
  const { url, headers } = fieldsOf(given);
  if (typeof url === 'string' && URL.canParse(url) && typeof fieldsOf(headers)['get'] === 'function') return;
  throw new TypeError(
    `${MESSAGE_PREFIX}payments.fetch takes a web Request and was called with ${nameOf(given)}. The request was not answered. For Express, Fastify, Nest and node:http, mount the listener that toNodeListener from kiwoom-checkout/server makes, for example app.use('/api/payments', toNodeListener(payments)). In Hono pass c.req.raw.`,
  );
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function nameOf(given: unknown): string {
  if (typeof given !== 'object' || given === null) return String(given === null ? null : typeof given);
  const name: unknown = given.constructor?.name;
  return `an object of class ${typeof name === 'string' && name !== '' ? name : 'Object'}`;
}
