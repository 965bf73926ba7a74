import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderName } from '../../src/rules/order-name.ts';
import { parseOrder } from '../../src/schema/order.ts';

describe('orderName', () => {
  it.each<[Parameters<typeof orderName>[0], string]>([
    ['노르웨이 의자', '노르웨이 의자'],
    [['노르웨이 의자', '쿠션', '러그'], '노르웨이 의자 외 2건'],
    [[{ name: '노르웨이 의자' }, { name: '쿠션' }], '노르웨이 의자 외 1건'],
    ['의자 – 블랙 ₩ © Café 🪑', '의자 - 블랙 W (c) Cafe'],
    [['🎂', '케이크'], '케이크 외 1건'],
    ['🎂', '주문'],
    [[], '주문'],
    ['한'.repeat(41), `${'한'.repeat(39)}…`],
    [['한'.repeat(60), '글'], `${'한'.repeat(34)}… 외 1건`],
    ['노르웨이\n의자\t블랙', '노르웨이 의자 블랙'],
  ])('makes of %j the name %j', (items, name) => {
    expect(orderName(items)).toBe(name);
  });

  it('speaks English', () => {
    expect(orderName(['Chair', 'Lamp', 'Rug'], { language: 'en' })).toBe('Chair and 2 more');
    expect(orderName([], { language: 'en' })).toBe('Order');
  });

  it('always makes a name that an order may have', () => {
    const names = fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 1_200 });
    fc.assert(
      fc.property(names, (items) => {
        const parsed = parseOrder({ merchantUid: 'a', amount: 1, name: orderName(items) });
        expect(parsed).toMatchObject({ ok: true, value: { name: orderName(items) } });
      }),
    );
  });
});
