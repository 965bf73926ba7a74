import { allowedMonths } from '../state/chosen-installment.ts';
import { type Html, html, inlineScript, layout, won } from '../state/html.ts';
import { recordOutcome, type SandboxContext } from '../state/sandbox-context.ts';
import { OUTCOME_NAMES, OUTCOMES, type Outcome, scopeOf, windowOutcome } from '../state/sandbox-outcomes.ts';
import type { PaymentRecord } from '../state/sandbox-state.ts';
import { cardName, methodLabel } from '../state/supported-methods.ts';
import { bypassOf, cardDirectOf } from '../state/window-params.ts';

/** The sandbox's version of the Kiwoom Pay window. */
export function windowPage(context: SandboxContext, record: PaymentRecord): string {
  const { wire } = record;
  const method = String(wire.pay_method);
  const preset = windowOutcome(recordOutcome(context, record), method);
  const isAccount = method === 'vbank';
  const body = html`<header><span class="badge">샌드박스</span><span>실제 결제가 아닙니다</span></header>
<main>
<h1>${methodLabel(method)}</h1>
<dl>
<div><dt>상점</dt><dd>${context.options.shopName}</dd></div>
<div><dt>상품</dt><dd>${wire.name}${wire.escrow ? html` <span class="badge">에스크로</span>` : null}</dd></div>
<div class="total"><dt>결제금액</dt><dd>${won(wire.amount)}</dd></div>
</dl>
<form method="post" action="${context.options.basePath}/kiwoom/window/action">
<input type="hidden" name="imp_uid" value="${wire.imp_uid}">
${cardFields(record)}
${receiptField(record)}
<button class="primary" type="submit" data-outcome="${preset}">${isAccount ? '계좌 발급받기' : '결제하기'}</button>
${preset === 'approve' || preset === 'issue-account' ? null : html`<p class="preset">설정된 결과: ${OUTCOMES[preset].label}</p>`}
<button class="plain" type="submit" name="outcome" value="cancel" formnovalidate>취소</button>
${outcomeGroup(method)}
</form>
</main>`;
  const script = inlineScript(runWindow, { auto: context.options.auto, device: record.device }, {});
  return layout('키움페이 샌드박스', body, STYLE, script);
}

/** The page after the end. On a PC the SDK closes it within a moment. */
export function endedPage(message: string, hint = ''): string {
  const body = html`<header><span class="badge">샌드박스</span></header><main><h1>${message}</h1><p>${hint}</p></main>`;
  return layout('키움페이 샌드박스', body, STYLE);
}

function cardFields({ params, wire }: PaymentRecord): Html | null {
  if (wire.pay_method !== 'card') return null;
  const direct = cardDirectOf(params);
  const months = allowedMonths(params);
  const issuer =
    typeof direct?.code === 'string' ? html`<p class="fixed">카드사 <b>${cardName(direct.code)}</b></p>` : null;
  if (months.length === 1) {
    const [only = 0] = months;
    return html`${issuer}<p class="fixed">할부 <b>${monthLabel(only)}</b></p><input type="hidden" name="quota" value="${only}">`;
  }
  const options = months.map((month) => html`<option value="${month}">${monthLabel(month)}</option>`);
  return html`${issuer}<label class="field"><span>할부</span><select name="quota">${options}</select></label>`;
}

function receiptField({ params }: PaymentRecord): Html | null {
  const { CASHRECEIPTFLAG: flag } = bypassOf(params);
  if (flag !== 1 && flag !== 'Y') return null;
  return html`<label class="field"><span>현금영수증 번호 (선택)</span>
<input name="cash_receipt" inputmode="numeric" autocomplete="off" maxlength="20" placeholder="휴대폰 번호"></label>`;
}

function outcomeGroup(method: string): Html {
  const isAccount = method === 'vbank';
  const applicable = OUTCOME_NAMES.filter((name) => isAccount || (name !== 'issue-account' && name !== 'deposit'));
  const common = applicable.filter((name) => scopeOf(name) === 'window' && !(isAccount && name === 'approve'));
  const special = applicable.filter((name) => scopeOf(name) === 'after' || scopeOf(name) === 'rest');
  return html`<fieldset><legend>다른 결과로 끝내기</legend>
<div class="grid">${common.map(outcomeButton)}</div>
<details><summary>알림과 조회의 이상 상황</summary><div class="grid">${special.map(outcomeButton)}</div></details>
</fieldset>`;
}

function outcomeButton(name: Outcome): Html {
  return html`<button type="submit" name="outcome" value="${name}" title="${name}" formnovalidate>${OUTCOMES[name].label}</button>`;
}

function monthLabel(months: number): string {
  return months < 2 ? '일시불' : `${months}개월`;
}

/** Runs in the browser, sent as text: it must not reference anything outside itself. */
function runWindow({ auto, device }: { auto: boolean; device: string }): void {
  const form = document.querySelector('form');
  const primary = document.querySelector<HTMLButtonElement>('button.primary');
  form?.addEventListener('submit', (event) => {
    const button = event.submitter as HTMLButtonElement | null;
    const outcome = button?.value || button?.dataset.outcome;
    if (outcome !== 'close-window') return;
    event.preventDefault();
    // On a phone there is no window to close: the shopper goes back, and nothing reports it.
    if (device === 'mobile') history.back();
    else window.close();
  });
  if (auto) setTimeout(() => form?.requestSubmit(primary), 100);
}

const STYLE = `
header { display: flex; gap: 10px; align-items: center; padding: 14px 24px; background: #fff; border-bottom: 1px solid var(--line); font-size: 13px; color: var(--quiet); }
main { max-width: 480px; margin: 0 auto; padding: 20px 24px 32px; }
h1 { margin: 0 0 12px; font-size: 20px; }
dl { margin: 0 0 16px; padding: 4px 16px; background: #fff; border: 1px solid var(--line); border-radius: 10px; }
dl div { display: flex; justify-content: space-between; gap: 16px; padding: 8px 0; }
dl div + div { border-top: 1px solid var(--line); }
dt { color: var(--quiet); flex: none; }
dd { margin: 0; text-align: right; overflow-wrap: anywhere; }
.total dd { font-size: 18px; font-weight: 700; }
.field { display: block; margin: 0 0 12px; }
.field span { display: block; margin-bottom: 4px; font-size: 13px; color: var(--quiet); }
.field select, .field input { width: 100%; min-height: 44px; padding: 0 12px; border: 1px solid #8a93a5; border-radius: 8px; background: #fff; }
.fixed { display: flex; justify-content: space-between; margin: 0 0 12px; padding: 0 16px; color: var(--quiet); }
.fixed b { color: var(--ink); font-weight: 500; }
.primary, .plain { display: block; width: 100%; min-height: 48px; margin-top: 8px; }
.primary { border-color: var(--accent); background: var(--accent); color: #fff; font-weight: 600; }
.primary:hover { background: #213e80; }
.preset { margin: 6px 0 0; text-align: center; font-size: 13px; color: var(--mark); }
fieldset { margin: 20px 0 0; padding: 12px 16px 16px; border: 1px dashed #aab2c2; border-radius: 10px; min-width: 0; }
legend { padding: 0 6px; font-size: 13px; color: var(--quiet); }
.grid { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
.grid button { padding: 4px 8px; font-size: 13px; line-height: 1.3; }
details { margin-top: 12px; }
summary { margin-bottom: 8px; font-size: 13px; color: var(--quiet); cursor: pointer; }
`;
