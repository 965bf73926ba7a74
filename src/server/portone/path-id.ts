import { assertInput } from './portone-error.ts';

/**
 * An id as one segment of a path. `.` and `..` survive encoding and would lead to another endpoint.
 * @throws PortOneError `invalid-input`
 */
export function encodeId(name: 'impUid' | 'merchantUid' | 'customerUid' | 'code', id: string): string {
  assertInput(
    isPathId(id),
    `${name} is not an id PortOne could have. Nothing can be found by it. Pass the id as PortOne or the order has it.`,
  );
  return encodeURIComponent(id);
}

export function isPathId(id: unknown): id is string {
  return typeof id === 'string' && id !== '' && id !== '.' && id !== '..' && !/[\uD800-\uDFFF]/u.test(id);
}
