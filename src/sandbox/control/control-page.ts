import { type Html, html, koreanTime, layout, trusted, won } from '../state/html.ts';
import type { SandboxContext } from '../state/sandbox-context.ts';
import { OUTCOME_NAMES, OUTCOMES } from '../state/sandbox-outcomes.ts';
import { newestFirst, type PaymentRecord } from '../state/sandbox-state.ts';
import { methodLabel } from '../state/supported-methods.ts';
import { actionButton, apiLists, dataTable, testCards } from './control-lists.ts';
import { CONTROL_STYLE } from './control-style.ts';

const USAGE_LABELS = {
  none: '카드 키인',
  issue: '카드 키인, 빌링키 발급',
  payment: '빌링키',
  'payment.scheduled': '빌링키 예약',
} as const;
const STATUS_LABELS = { ready: '대기', paid: '결제 완료', failed: '실패', cancelled: '취소' } as const;

/** `GET /`: every payment, newest first, with its actions. */
export function controlPage(context: SandboxContext): string {
  const { state, options } = context;
  const records = newestFirst(state.payments);
  const current = state.nextOutcome ?? options.outcome;
  const choices = OUTCOME_NAMES.map(
    (name) =>
      html`<option value="${name}"${name === current ? trusted(' selected') : null}>${OUTCOMES[name].label} (${name})</option>`,
  );
  const body = html`<header><h1>키움페이 샌드박스</h1><span class="badge">실제 결제가 아닙니다</span></header>
<main>
<form class="chooser" method="post" action="${options.basePath}/control/outcome">
<label for="outcome">다음 결제의 결과</label>
<select id="outcome" name="outcome"><option value="">창에서 선택</option>${choices}</select>
<button type="submit">적용</button>
</form>
${records.length === 0 ? html`<p class="empty">아직 결제가 없습니다.</p>` : table(options.basePath, records)}
${apiLists(context)}
${testCards()}
<footer><span>웹훅 ${state.webhooks.length}건</span>
<a href="${options.basePath}/control/webhooks">웹훅</a> <a href="${options.basePath}/control/requests">요청</a> <a href="${options.basePath}/">새로고침</a>
<form method="post" action="${options.basePath}/control/reset"><button type="submit">모두 지우기</button></form></footer>
</main>`;
  return layout('키움페이 샌드박스', body, CONTROL_STYLE);
}

function table(base: string, records: readonly PaymentRecord[]): Html {
  const columns = ['시각', '주문번호', '수단', '금액', '상태'];
  return dataTable(
    '결제',
    columns,
    records.map((record) => row(base, record)),
  );
}

/** The pay method; for payments by REST, how they were made. */
function methodOf({ wire }: PaymentRecord): string {
  if (wire.channel !== 'api') return methodLabel(String(wire.pay_method));
  return USAGE_LABELS[wire.customer_uid_usage ?? 'none'];
}

function row(base: string, record: PaymentRecord): Html {
  const { wire } = record;
  const note = wire.channel === 'api' ? (wire.card_number ?? null) : wire.escrow ? '에스크로' : null;
  const cancelled =
    wire.cancel_amount > 0 && wire.status === 'paid' ? html` <small>(${won(wire.cancel_amount)} 취소)</small>` : null;
  const status = wire.status === 'ready' && wire.vbank_num ? '입금 대기' : STATUS_LABELS[wire.status];
  return html`<tr>
<td data-label="시각">${koreanTime(wire.started_at)}</td>
<td data-label="주문번호"><code>${wire.merchant_uid}</code></td>
<td data-label="수단">${methodOf(record)}${note === null ? null : html` <small>${note}</small>`}</td>
<td data-label="금액" class="number">${won(wire.amount)}${cancelled}</td>
<td data-label="상태"><span class="status ${wire.status}">${status}</span>${wire.fail_reason ? html` <small>${wire.fail_reason}</small>` : null}</td>
<td class="actions">
${wire.status === 'ready' && wire.vbank_num ? actionButton(base, 'deposit', { imp_uid: wire.imp_uid }, '입금', wire.merchant_uid) : null}
${actionButton(base, 'webhook', { imp_uid: wire.imp_uid }, '웹훅 다시', wire.merchant_uid)}
${wire.status === 'paid' ? actionButton(base, 'cancel', { imp_uid: wire.imp_uid }, '취소', wire.merchant_uid) : null}
</td>
</tr>`;
}
