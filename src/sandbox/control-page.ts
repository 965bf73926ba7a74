import type { SandboxContext } from './context.ts';
import { type Html, html, koreanTime, layout, trusted, won } from './html.ts';
import { OUTCOME_NAMES, OUTCOMES } from './outcomes.ts';
import { methodLabel } from './pay-methods.ts';
import { newestFirst, type PaymentRecord } from './state.ts';

const STATUS_LABELS = { ready: '대기', paid: '결제 완료', failed: '실패', cancelled: '취소' } as const;

/** `GET /`: every payment, newest first, with what can be done to it. */
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
<footer><span>웹훅 ${state.webhooks.length}건</span>
<a href="${options.basePath}/control/webhooks">웹훅</a> <a href="${options.basePath}/control/requests">요청</a> <a href="${options.basePath}/">새로고침</a>
<form method="post" action="${options.basePath}/control/reset"><button type="submit">모두 지우기</button></form></footer>
</main>`;
  return layout('키움페이 샌드박스', body, STYLE);
}

function table(base: string, records: readonly PaymentRecord[]): Html {
  return html`<table><thead><tr><th scope="col">시각</th><th scope="col">주문번호</th><th scope="col">수단</th>
<th scope="col" class="number">금액</th><th scope="col">상태</th><th scope="col"><span class="hidden">작업</span></th></tr></thead>
<tbody>${records.map((record) => row(base, record))}</tbody></table>`;
}

function row(base: string, { wire }: PaymentRecord): Html {
  const cancelled =
    wire.cancel_amount > 0 && wire.status === 'paid' ? html` <small>(${won(wire.cancel_amount)} 취소)</small>` : null;
  const status = wire.status === 'ready' && wire.vbank_num ? '입금 대기' : STATUS_LABELS[wire.status];
  return html`<tr>
<td data-label="시각">${koreanTime(wire.started_at)}</td>
<td data-label="주문번호"><code>${wire.merchant_uid}</code></td>
<td data-label="수단">${methodLabel(String(wire.pay_method))}</td>
<td data-label="금액" class="number">${won(wire.amount)}${cancelled}</td>
<td data-label="상태"><span class="status ${wire.status}">${status}</span>${wire.fail_reason ? html` <small>${wire.fail_reason}</small>` : null}</td>
<td class="actions">
${wire.status === 'ready' && wire.vbank_num ? button(base, 'deposit', wire.imp_uid, '입금', wire.merchant_uid) : null}
${button(base, 'webhook', wire.imp_uid, '웹훅 다시', wire.merchant_uid)}
${wire.status === 'paid' ? button(base, 'cancel', wire.imp_uid, '취소', wire.merchant_uid) : null}
</td>
</tr>`;
}

function button(base: string, action: string, impUid: string, label: string, merchantUid: string): Html {
  return html`<form method="post" action="${base}/control/${action}"><input type="hidden" name="imp_uid" value="${impUid}">
<button type="submit" aria-label="${label} ${merchantUid}">${label}</button></form>`;
}

const STYLE = `
header { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; padding: 16px 24px; background: #fff; border-bottom: 1px solid var(--line); }
h1 { margin: 0; font-size: 18px; }
main { max-width: 1080px; margin: 0 auto; padding: 20px 24px; }
.chooser { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin-bottom: 20px; }
.chooser select { flex: 1 1 200px; max-width: 340px; min-width: 0; min-height: 40px; padding: 0 8px; border: 1px solid #8a93a5; border-radius: 8px; background: #fff; }
table { width: 100%; border-collapse: collapse; background: #fff; border: 1px solid var(--line); border-radius: 10px; font-size: 14px; }
th, td { padding: 10px 12px; text-align: left; border-bottom: 1px solid var(--line); }
th { font-size: 13px; font-weight: 600; color: var(--quiet); white-space: nowrap; }
tr:last-child td { border-bottom: 0; }
td:first-child { white-space: nowrap; }
code { font-size: 13px; overflow-wrap: anywhere; }
.number { text-align: right; white-space: nowrap; }
small { color: var(--quiet); }
.status { display: inline-block; padding: 0 8px; border-radius: 6px; background: #eceff4; white-space: nowrap; }
.status.paid { background: #dff3e6; color: #14592f; }
.status.failed { background: #fde5e3; color: #8c1d14; }
.actions { text-align: right; white-space: nowrap; }
.actions form { display: inline-block; margin-left: 4px; }
.actions button { min-height: 32px; padding: 0 10px; font-size: 13px; }
.empty { padding: 40px 0; text-align: center; color: var(--quiet); }
footer { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; margin-top: 16px; font-size: 13px; color: var(--quiet); }
footer a { color: var(--accent); }
footer form { margin-left: auto; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media (max-width: 720px) {
  main { padding: 16px; }
  table, tbody, tr, td { display: block; }
  thead { display: none; }
  tr { padding: 8px 0; border-bottom: 1px solid var(--line); }
  tr:last-child { border-bottom: 0; }
  td { display: flex; flex-wrap: wrap; gap: 0 12px; padding: 3px 16px; border: 0; }
  td, td.number { text-align: left; }
  td[data-label]::before { content: attr(data-label); flex: 0 0 64px; color: var(--quiet); font-size: 13px; }
  td::before { text-align: left; }
  .chooser label { flex-basis: 100%; }
  .actions { padding-top: 8px; gap: 8px; }
  .actions form { margin: 0; }
}
`;
