import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IssueCode } from '../../src/errors/issue.ts';
import { createLabels } from '../../src/labels/create-labels.ts';
import { en } from '../../src/locales/en.ts';
import { ko } from '../../src/locales/ko.ts';
import { COURIERS, isCourier } from '../../src/rules/couriers.ts';
import { koreanDay, parseShipment, readShipmentDate } from '../../src/schema/shipment.ts';

const SENT = new Date('2026-11-23T03:00:00Z');
const ARRIVES = new Date('2026-11-24T15:30:00Z');
const logis = {
  company: 'CJGLS',
  invoice: '1728384716123',
  sentAt: SENT,
  receivingAt: ARRIVES,
  address: '성수이로20길16',
};
const SHIPMENT = { sender: { relationship: '본인' }, receiver: { name: '홍길동' }, logis };

describe('parseShipment', () => {
  it('takes what Kiwoom Pay asks for, and no more', () => {
    const parsed = parseShipment({ ...SHIPMENT, products: [] });
    expect(parsed).toEqual({ ok: true, value: SHIPMENT });
  });

  it('takes what a form holds: dates as text, and nothing as an empty text', () => {
    const parsed = parseShipment({
      sender: { relationship: ' 본인 ', name: '', tel: ' ' },
      receiver: { name: null, postcode: '04780' },
      logis: { ...logis, sentAt: '2026-11-23T12:00', receivingAt: '2026-11-25' },
    });
    expect(parsed).toEqual({
      ok: true,
      value: {
        sender: { relationship: '본인' },
        receiver: { postcode: '04780' },
        logis: { ...logis, receivingAt: new Date('2026-11-24T15:00:00Z') },
      },
    });
  });

  it('takes the day as the guide of Kiwoom Pay writes it', () => {
    const sample = {
      logis: {
        invoice: '1728384716123',
        company: 'CJGLS',
        sentAt: '20220214',
        receivingAt: '20220215',
        address: '성수이로20길16',
      },
      receiver: { name: '홍길동' },
      sender: { relationship: '본인' },
    };
    const parsed = parseShipment(sample);
    expect(parsed.ok && koreanDay(parsed.value.logis.receivingAt)).toBe('20220215');
    expect(parsed.ok && koreanDay(parsed.value.logis.sentAt)).toBe('20220214');
    for (const wrong of ['20220230', '2022021', '202202155', '2022-0215', '00000000']) {
      expect(readShipmentDate(wrong)).toBeNull();
    }
  });

  it.each<[string, object, string, IssueCode]>([
    ['no relationship', { sender: {} }, 'sender.relationship', 'required'],
    ['a blank relationship', { sender: { relationship: ' ' } }, 'sender.relationship', 'required'],
    ['no receiver', { receiver: undefined }, 'receiver', 'required'],
    ['an unknown courier', { logis: { ...logis, company: 'CJ' } }, 'logis.company', 'unknown-value'],
    ['no courier', { logis: { ...logis, company: undefined } }, 'logis.company', 'required'],
    ['no invoice', { logis: { ...logis, invoice: '' } }, 'logis.invoice', 'required'],
    ['no address', { logis: { ...logis, address: undefined } }, 'logis.address', 'required'],
    ['no date', { logis: { ...logis, sentAt: undefined } }, 'logis.sentAt', 'required'],
    ['an empty date', { logis: { ...logis, sentAt: '' } }, 'logis.sentAt', 'required'],
    ['an invalid Date', { logis: { ...logis, sentAt: new Date(Number.NaN) } }, 'logis.sentAt', 'not-a-date'],
    ['a day that is not', { logis: { ...logis, receivingAt: '2026-02-30' } }, 'logis.receivingAt', 'not-a-date'],
    [
      'unix seconds, which may be milliseconds',
      { logis: { ...logis, sentAt: 1_764_000_000 } },
      'logis.sentAt',
      'wrong-type',
    ],
  ])('refuses %s', (_, over, field, code) => {
    expect(parseShipment({ ...SHIPMENT, ...over })).toMatchObject({
      ok: false,
      issues: [{ field: `shipment.${field}`, code }],
    });
  });

  it('reads a date that went through JSON', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          expect(readShipmentDate(JSON.parse(JSON.stringify(date)))).toEqual(date);
        },
      ),
    );
  });
});

describe('koreanDay', () => {
  it.each([
    ['2026-11-24T14:59:59Z', '20261124'],
    ['2026-11-24T15:00:00Z', '20261125'],
    ['2026-12-31T15:00:00Z', '20270101'],
  ])('%s is %s', (date, day) => {
    expect(koreanDay(new Date(date))).toBe(day);
  });
});

describe('COURIERS', () => {
  it('has a name in both languages for every code, and one for those that have none', () => {
    expect(isCourier('ETC')).toBe(true);
    expect(isCourier('toString')).toBe(false);
    for (const code of COURIERS) {
      expect(code).toMatch(/^[A-Z]+$/);
      expect(createLabels(ko)(`courier${code}`)).toMatch(/[가-힣]/);
      expect(createLabels(en)(`courier${code}`)).not.toMatch(/[가-힣]/);
    }
  });
});
