import { outsideEucKr } from './form-charset.ts';
import type { SandboxContext } from './sandbox-context.ts';
import type { Channel } from './sandbox-options.ts';
import { type Device, isUsed } from './sandbox-state.ts';
import { MIN_INSTALLMENT_WON, methodFacts } from './supported-methods.ts';
import { bypassOf, cardDirectOf, cardQuotaOf, isMonths, type Params } from './window-params.ts';

export interface Refusal {
  rule: string;
  /** PortOne's code where it is known, otherwise a code of the sandbox. */
  code: string;
  message: string;
}

interface RefusalInput {
  params: Params;
  channel: Channel;
  device: Device;
  context: SandboxContext;
}

/** What is wrong with the request; null when it passes. */
type Rule = (input: RefusalInput) => string | null;

const MAX_CHARACTERS = 40;
const CARD_QUOTA = /^[A-Z]{4}-\d{1,2}(:\d{1,2})*(\^[A-Z]{4}-\d{1,2}(:\d{1,2})*)*$/;
const VBANK_DUE = /^(\d{4})-?(\d{2})-?(\d{2})(?: ?(\d{2}):?(\d{2}):?(\d{2}))?$/;
const VBANK_DUE_SHAPES = [/^\d{4}-\d{2}-\d{2}$/, /^\d{8}$/, /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/, /^\d{14}$/];

const RULES: Readonly<Record<string, Rule>> = {
  'merchant-uid': ({ params }) => {
    if (typeof params.merchant_uid !== 'string' || params.merchant_uid === '')
      return 'merchant_uid는 문자열이어야 합니다.';
    return [...params.merchant_uid].length > MAX_CHARACTERS
      ? `merchant_uid는 ${MAX_CHARACTERS}자를 넘을 수 없습니다.`
      : null;
  },
  amount: ({ params: { amount } }) =>
    typeof amount === 'number' && Number.isInteger(amount) && amount > 0
      ? null
      : 'amount는 0보다 큰 정수(number)여야 합니다.',
  name: ({ params: { name } }) => nameProblem(name),
  'pay-method': ({ params: { pay_method: method } }) => {
    if (method === 'samsungpay') return "삼성페이의 pay_method는 'samsungpay'가 아니라 'samsung'입니다.";
    return methodFacts(method) ? null : `키움페이가 지원하지 않는 pay_method입니다: ${String(method)}`;
  },
  digital: ({ params: { digital }, channel }) => {
    if (typeof digital !== 'boolean') return 'digital은 필수이며 boolean이어야 합니다.';
    if (channel.digital === null || channel.digital === digital) return null;
    return `digital: ${digital} 값이 채널의 계약(${channel.digital ? '디지털' : '실물'})과 다릅니다.`;
  },
  escrow: ({ params: { escrow, digital, pay_method } }) => {
    if (escrow === undefined || escrow === false) return null;
    if (escrow !== true) return 'escrow는 boolean이어야 합니다.';
    if (!methodFacts(pay_method)?.escrow) return '에스크로는 trans, vbank에서만 사용할 수 있습니다.';
    return digital === true ? '디지털 상품(digital: true)에는 에스크로를 사용할 수 없습니다.' : null;
  },
  installment: ({ params }) => installmentProblem(params),
  'card-quota': ({ params }) => {
    const { CARDQUOTA: quota } = bypassOf(params);
    if (quota === undefined) return null;
    return typeof quota === 'string' && CARD_QUOTA.test(quota) ? null : 'CARDQUOTA 형식은 CCBC-0:2:3^CCNH-0:2 입니다.';
  },
  'cash-receipt': ({ params }) => cashReceiptProblem(params),
  'tax-free': ({ params: { tax_free: taxFree, amount, pay_method } }) => {
    if (taxFree === undefined || taxFree === 0) return null;
    if (typeof taxFree !== 'number' || !Number.isInteger(taxFree) || taxFree < 0)
      return 'tax_free는 0 이상의 정수입니다.';
    if (!methodFacts(pay_method)?.taxFree) return `${String(pay_method)} 결제에는 tax_free를 사용할 수 없습니다.`;
    return taxFree > Number(amount) ? 'tax_free는 amount보다 클 수 없습니다.' : null;
  },
  'customer-uid': ({ params }) =>
    params.customer_uid === undefined ? null : '키움페이 결제창은 customer_uid(빌링키)를 지원하지 않습니다.',
  direct: ({ params }) => {
    const { DIRECT_YN: direct } = bypassOf(params);
    if (direct === undefined) return null;
    if (direct !== 'Y') return "DIRECT_YN의 값은 'Y'뿐입니다.";
    return methodFacts(params.pay_method)?.easy ? null : 'DIRECT_YN은 간편결제에서만 사용할 수 있습니다.';
  },
  'vbank-due': ({ params: { vbank_due: due } }) =>
    due === undefined || parseVbankDue(due) !== null ? null : 'vbank_due 형식은 YYYYMMDDHHmmss 입니다.',
  'redirect-url': ({ params: { m_redirect_url: url }, device }) => {
    if (device === 'pc') return null;
    if (typeof url !== 'string' || url === '') return '모바일에서는 m_redirect_url이 필수입니다.';
    return /^https?:\/\//i.test(url) && URL.canParse(url)
      ? null
      : 'm_redirect_url은 절대 주소(http, https)여야 합니다.';
  },
  prepare: ({ params: { merchant_uid, amount }, context }) => {
    const prepared = context.state.prepared.get(String(merchant_uid));
    if (!prepared || prepared.amount === amount) return null;
    return `사전 등록된 금액(${prepared.amount}원)과 결제 금액(${String(amount)}원)이 다릅니다.`;
  },
};

/** Why PortOne refuses to open the window for this request; null when it opens it. */
export function refuse(input: RefusalInput): Refusal | null {
  const uid = String(input.params.merchant_uid);
  if (isUsed(input.context.state, uid)) {
    return { rule: 'already-paid', code: 'F1002', message: '이미 결제가 이루어진 merchant_uid입니다.' };
  }
  for (const [rule, check] of Object.entries(RULES)) {
    const message = check(input);
    if (message !== null) return { rule, code: 'SANDBOX_REFUSED', message };
  }
  return null;
}

function nameProblem(name: unknown): string | null {
  if (typeof name !== 'string' || name === '') return 'name(주문명)은 필수입니다.';
  if ([...name].length > MAX_CHARACTERS) return `name은 ${MAX_CHARACTERS}자를 넘을 수 없습니다.`;
  const unsupported = outsideEucKr(name);
  return unsupported.length === 0 ? null : `name에 EUC-KR로 나타낼 수 없는 글자가 있습니다: ${unsupported.join(' ')}`;
}

function installmentProblem(params: Params): string | null {
  const quota = cardQuotaOf(params);
  const direct = cardDirectOf(params);
  if (quota !== undefined && !(Array.isArray(quota) && quota.every(isMonths)))
    return 'display.card_quota는 숫자 배열입니다.';
  if (direct?.quota !== undefined && !isMonths(direct.quota)) return 'card.direct.quota는 개월 수(number)입니다.';
  if (direct?.code !== undefined && typeof direct.code !== 'string') return 'card.direct.code는 문자열입니다.';
  const wantsInstallments =
    (Array.isArray(quota) && quota.length > 0) || (isMonths(direct?.quota) && direct.quota >= 2);
  // Kiwoom Pay's behaviour is not documented here; refusing shows the mistake during development.
  return wantsInstallments && Number(params.amount) < MIN_INSTALLMENT_WON
    ? '50,000원 미만은 할부를 지정할 수 없습니다.'
    : null;
}

function cashReceiptProblem(params: Params): string | null {
  const { CASHRECEIPTFLAG: flag } = bypassOf(params);
  if (flag === undefined) return null;
  const kind = methodFacts(params.pay_method)?.cashReceipt;
  if (kind === 'number') return flag === 0 || flag === 1 ? null : 'CASHRECEIPTFLAG는 숫자 1 또는 0입니다.';
  if (kind === 'letter') return flag === 'Y' || flag === 'N' ? null : "CASHRECEIPTFLAG는 'Y' 또는 'N'입니다.";
  // The guide's own sample sends 0 with a card. It requests nothing, so it is listed in `unknown` and accepted.
  if (flag === 0) return null;
  return `${String(params.pay_method)} 결제에는 CASHRECEIPTFLAG를 보내지 않습니다.`;
}

/** `vbank_due` in any of its four formats (Korean time) as unix seconds; null when it has none of them. */
export function parseVbankDue(due: unknown): number | null {
  if (typeof due !== 'string' || !VBANK_DUE_SHAPES.some((shape) => shape.test(due))) return null;
  const match = VBANK_DUE.exec(due);
  if (!match) return null;
  const [, year, month, day, hour = '23', minute = '59', second = '59'] = match;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}+09:00`);
  // Date.parse rolls 31 April over to 1 May.
  const isReal = new Date(time + 9 * 3_600_000).getUTCDate() === Number(day);
  return Number.isNaN(time) || !isReal ? null : Math.floor(time / 1000);
}
