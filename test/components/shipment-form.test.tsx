// @vitest-environment jsdom
import * as locales from '../../src/locales/en.ts';
import '@testing-library/jest-dom/vitest';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ShipmentForm } from '../../src/components/shipment/shipment-form.tsx';
import { cardsEn } from '../../src/labels/cards-en.ts';
import { cardsKo } from '../../src/labels/cards-ko.ts';
import { checkoutEn } from '../../src/labels/checkout-en.ts';
import { checkoutKo } from '../../src/labels/checkout-ko.ts';

const ko = { ...checkoutKo, ...cardsKo };
const en = { ...checkoutEn, ...cardsEn };

const user = userEvent.setup();
const known = {
  sender: { relationship: '본인', tel: '02-1234-5678' },
  receiver: { name: '홍길동' },
  logis: {
    company: 'CJGLS',
    invoice: '123456789012',
    sentAt: new Date('2026-12-01T05:30:00Z'),
    receivingAt: '2026-12-03',
    address: '서울시 성동구 솔밭길 7',
  },
} as const;

afterEach(() => vi.restoreAllMocks());

async function fill() {
  await user.selectOptions(screen.getByLabelText('택배사'), 'HANJIN');
  await user.type(screen.getByLabelText('운송장 번호'), '4201');
  fireEvent.change(screen.getByLabelText('발송 일시'), { target: { value: '2026-12-01T14:30' } });
  fireEvent.change(screen.getByLabelText('도착 예정일'), { target: { value: '2026-12-03' } });
  await user.type(screen.getByLabelText('받는 주소'), '서울시 성동구 솔밭길 7');
  await user.type(screen.getByLabelText('보내는 사람과 상점의 관계'), '본인');
}

describe('ShipmentForm', () => {
  it('registers a shipment once, in Korean time, and changes it from then on', async () => {
    const asked = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return Response.json({});
    });
    const onSaved = vi.fn();
    render(<ShipmentForm impUid="imp_7" endpoint="/api/payments" onSaved={onSaved} />);
    await fill();
    await user.dblClick(screen.getByRole('button', { name: '배송 등록하기' }));
    const title = await screen.findByRole('heading', { name: '배송 정보를 저장했어요' });
    await waitFor(() => expect(title).toHaveFocus());
    expect(asked).toHaveBeenCalledOnce();
    const [url, init] = asked.mock.calls[0] ?? [];
    expect([url, init?.method]).toEqual(['/api/payments/shipments/imp_7', 'POST']);
    expect(JSON.parse(String(init?.body))).toMatchObject({
      sender: { relationship: '본인' },
      logis: { company: 'HANJIN', sentAt: '2026-12-01T05:30:00.000Z', receivingAt: '2026-12-02T15:00:00.000Z' },
    });
    expect(onSaved).toHaveBeenCalledOnce();
    await user.click(screen.getByRole('button', { name: '배송 정보 바꾸기' }));
    await waitFor(() => expect(asked.mock.calls[1]?.[1]?.method).toBe('PUT'));
  });

  it('begins with what is registered, and keeps what has no field here', async () => {
    const save = vi.fn(async () => {});
    render(<ShipmentForm impUid="imp_7" save={save} shipment={known} />);
    expect(screen.getByLabelText('발송 일시')).toHaveValue('2026-12-01T14:30');
    expect(screen.getByLabelText('도착 예정일')).toHaveValue('2026-12-03');
    await user.click(screen.getByRole('button', { name: '배송 정보 바꾸기' }));
    await waitFor(() =>
      expect(save).toHaveBeenCalledWith(
        expect.objectContaining({ sender: expect.objectContaining({ tel: '02-1234-5678' }) }),
        { impUid: 'imp_7', update: true },
      ),
    );
  });

  it.each([
    ['ko', undefined, ko],
    ['en', locales.en, en],
  ] as const)('says in %s what every field lacks, and goes to the first', async (_, locale, words) => {
    const save = vi.fn(async () => {});
    render(<ShipmentForm impUid="imp_7" save={save} locale={locale} />);
    await user.click(screen.getByRole('button'));
    for (const [name, problem] of [
      ['shipmentCourier', 'errorCompany'],
      ['shipmentInvoice', 'errorInvoice'],
      ['shipmentSentAt', 'errorSentAt'],
      ['shipmentReceivingAt', 'errorReceivingAt'],
      ['shipmentAddress', 'errorAddress'],
      ['shipmentRelationship', 'errorRelationship'],
    ] as const)
      await waitFor(() =>
        expect(screen.getByLabelText(words[name])).toHaveAccessibleDescription(expect.stringContaining(words[problem])),
      );
    expect(screen.getByLabelText(words.shipmentCourier)).toHaveFocus();
    expect(document.querySelectorAll('[aria-invalid]')).toHaveLength(6);
    expect(save).not.toHaveBeenCalled();
  });

  it.each([
    [409, { code: 'refused', raw: { message: '이미 등록된 배송 정보입니다.' } }, '이미 등록된 배송 정보입니다.'],
    [403, { code: 'forbidden' }, 'forbidden'],
    [503, { code: 'outcome-unknown' }, '다시 저장해도 두 번 등록되지 않아요.'],
  ])('%i: says why, and can be sent again', async (status, body, words) => {
    vi.spyOn(globalThis, 'fetch').mockResolvedValue(Response.json(body, { status }));
    render(<ShipmentForm impUid="imp_7" endpoint="/api/payments" defaultShipment={known} />);
    await user.click(screen.getByRole('button'));
    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.getByRole('button', { name: '배송 등록하기' })).not.toHaveAttribute('aria-disabled');
  });
});
