import { shownSchedule } from '../rest/due-schedules.ts';
import { type Html, html, koreanTime, trusted, won } from '../state/html.ts';
import type { SandboxContext } from '../state/sandbox-context.ts';
import { findPayment, type ScheduleRecord, type ShipmentRecord } from '../state/sandbox-state.ts';
import { TEST_CARDS } from '../state/test-cards.ts';

const SCHEDULE_LABELS = { scheduled: '예약', executed: '실행', revoked: '취소' } as const;
const PAYMENT_LABELS = { paid: '결제 완료', failed: '실패', cancelled: '결제 취소' } as const;

/** Tables of billing keys, schedules and shipments; empty ones are left out. */
export function apiLists(context: SandboxContext): Html {
  const { state, options } = context;
  const keys = [...state.customers.values()].map(
    ({ wire }) => html`<tr>
<td data-label="고객"><code>${wire.customer_uid}</code></td>
<td data-label="카드">${wire.card_name} <span class="digits">${wire.card_number}</span></td>
<td data-label="발급">${koreanTime(wire.updated)}</td>
<td class="actions"></td>
</tr>`,
  );
  const schedules = [...state.schedules].reverse().map((schedule) => scheduleRow(context, schedule));
  const shipments = [...state.shipments].map(([impUid, shipment]) => {
    const order = findPayment(state, impUid)?.wire.merchant_uid ?? impUid;
    return shipmentRow(options.basePath, impUid, order, shipment);
  });
  return html`${section('빌링키', ['고객', '카드', '발급'], keys)}
${section('결제 예약', ['예약 시각', '주문번호', '고객', '금액', '상태'], schedules)}
${section('에스크로 배송', ['등록', '주문번호', '택배사', '운송장', '상태'], shipments)}`;
}

/** The test cards of key-in payments. */
export function testCards(): Html {
  const rows = TEST_CARDS.map(({ number, label }) => html`<dt>${number}</dt><dd>${label}</dd>`);
  return html`<details><summary>테스트 카드</summary>
<p>유효기간이 남았고 검증식(Luhn)에 맞는 16자리는 모두 승인됩니다. 끝 네 자리 0002, 0004, 0005만 다릅니다. 실제 카드번호는 입력하지 마세요.</p>
<dl>${rows}</dl></details>`;
}

function section(title: string, columns: readonly string[], rows: readonly Html[]): Html | null {
  return rows.length === 0 ? null : html`<h2>${title}</h2>${dataTable(title, columns, rows)}`;
}

/** A table whose last, unlabelled column holds the buttons. On a phone each row becomes a card. */
export function dataTable(name: string, columns: readonly string[], rows: readonly Html[]): Html {
  const heads = columns.map((column) => {
    const kind = column === '금액' ? trusted(' class="number"') : null;
    return html`<th scope="col"${kind}>${column}</th>`;
  });
  return html`<table aria-label="${name}"><thead><tr>${heads}<th scope="col"><span class="hidden">작업</span></th></tr></thead>
<tbody>${rows}</tbody></table>`;
}

/** A button that posts to the control API. */
export function actionButton(
  base: string,
  action: string,
  target: Readonly<Record<string, string>>,
  label: string,
  what: string,
): Html {
  const fields = Object.entries(target).map(([name, id]) => html`<input type="hidden" name="${name}" value="${id}">`);
  return html`<form method="post" action="${base}/control/${action}">${fields}
<button type="submit" aria-label="${label} ${what}">${label}</button></form>`;
}

function scheduleRow({ state, options }: SandboxContext, schedule: ScheduleRecord): Html {
  const wire = shownSchedule(state, schedule);
  const payment = wire.payment_status;
  const label = payment === null ? SCHEDULE_LABELS[wire.schedule_status] : PAYMENT_LABELS[payment];
  const target = { merchant_uid: wire.merchant_uid };
  const isOpen = wire.schedule_status === 'scheduled' || payment === 'failed';
  return html`<tr>
<td data-label="예약 시각">${koreanTime(wire.schedule_at)}</td>
<td data-label="주문번호"><code>${wire.merchant_uid}</code></td>
<td data-label="고객"><code>${wire.customer_uid}</code></td>
<td data-label="금액" class="number">${won(wire.amount)}</td>
<td data-label="상태"><span class="status ${payment ?? ''}">${label}</span>${wire.fail_reason ? html` <small>${wire.fail_reason}</small>` : null}</td>
<td class="actions">${isOpen ? actionButton(options.basePath, 'schedule', target, payment === null ? '지금 실행' : '다시 시도', wire.merchant_uid) : null}</td>
</tr>`;
}

function shipmentRow(base: string, impUid: string, order: string, { wire, confirmedAt }: ShipmentRecord): Html {
  const isConfirmed = confirmedAt !== null;
  return html`<tr>
<td data-label="등록">${koreanTime(wire.applied_at)}</td>
<td data-label="주문번호"><code>${order}</code></td>
<td data-label="택배사">${wire.company}</td>
<td data-label="운송장"><code>${wire.invoice}</code></td>
<td data-label="상태"><span class="status ${isConfirmed ? 'paid' : ''}">${isConfirmed ? '구매확정' : '배송 중'}</span></td>
<td class="actions">${isConfirmed ? null : actionButton(base, 'confirm', { imp_uid: impUid }, '구매확정', order)}</td>
</tr>`;
}
