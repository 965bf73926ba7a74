import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { completeRequestSchema, verdictSchema } from '../../src/schema/verdict.ts';

describe('completeRequestSchema', () => {
  it.each([
    [{ merchantUid: 'order-1' }, true],
    [{ merchantUid: 'order-1', impUid: 'imp_1' }, true],
    [{ merchantUid: 'order-1', impUid: null }, true],
    [{ merchantUid: '' }, false],
    [{ merchantUid: 'x'.repeat(41) }, false],
    [{ merchantUid: ['order-1'] }, false],
    [{ impUid: 'imp_1' }, false],
    [{ merchantUid: 'order-1', impUid: 'x'.repeat(101) }, false],
  ])('%j: %s', (body, expected) => {
    expect(z.safeParse(completeRequestSchema, body).success).toBe(expected);
  });
});

describe('verdictSchema', () => {
  it.each([
    { status: 'unpaid', merchantUid: 'm1', impUid: null },
    { status: 'cancelled', merchantUid: 'm1', impUid: null },
    { status: 'failed', merchantUid: 'm1', failure: { code: 'other', raw: { code: null, message: null } } },
    { status: 'paid', merchantUid: 'm1', impUid: 'i1', amount: 1, paidAt: 1, cardName: null, receiptUrl: null },
  ])('takes null for absent from a server of the shop’s own: %j', (verdict) => {
    expect(z.safeParse(verdictSchema, verdict)).toMatchObject({ success: true });
  });
});

describe('a failure code of a newer server', () => {
  it.each(['insufficient-sleep', 'constructor', '__proto__', 7, null])('%j is read as `other`', (code) => {
    const raw = { status: 'failed', merchantUid: 'order-1', failure: { code } };
    expect(verdictSchema.parse(raw)).toEqual({ status: 'failed', merchantUid: 'order-1', failure: { code: 'other' } });
  });
});
