import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { completeRequestSchema } from '../../src/schema/verdict.ts';

describe('completeRequestSchema', () => {
  it.each([
    [{ merchantUid: 'order-1' }, true],
    [{ merchantUid: 'order-1', impUid: 'imp_1' }, true],
    [{ merchantUid: '' }, false],
    [{ merchantUid: 'x'.repeat(41) }, false],
    [{ merchantUid: ['order-1'] }, false],
    [{ impUid: 'imp_1' }, false],
    [{ merchantUid: 'order-1', impUid: 'x'.repeat(33) }, false],
  ])('%j: %s', (body, expected) => {
    expect(z.safeParse(completeRequestSchema, body).success).toBe(expected);
  });
});
