/** Where an outcome takes effect: loading the script, the script itself, the window, the record afterwards, or REST. */
export type OutcomeScope = 'script' | 'sdk' | 'window' | 'after' | 'rest';

interface OutcomeTraits {
  scope: OutcomeScope;
  /** Shown where a person chooses it. */
  label: string;
}

/** Every named outcome of a payment in the sandbox. */
export const OUTCOMES = {
  approve: { scope: 'window', label: '승인' },
  decline: { scope: 'window', label: '카드사 거절' },
  'over-limit': { scope: 'window', label: '한도 초과' },
  'insufficient-balance': { scope: 'window', label: '잔액 부족' },
  cancel: { scope: 'window', label: '구매자가 취소' },
  'close-window': { scope: 'window', label: '창을 닫음 / 뒤로 가기' },
  'never-answer': { scope: 'window', label: '응답 없음' },
  'issue-account': { scope: 'window', label: '가상계좌 발급' },
  deposit: { scope: 'window', label: '발급 후 바로 입금' },
  'success-flag-lies': { scope: 'after', label: '승인, 그러나 success: false' },
  'notify-late': { scope: 'after', label: '승인, 늦은 반영' },
  'webhook-first': { scope: 'after', label: '웹훅이 먼저 도착' },
  'webhook-twice': { scope: 'after', label: '웹훅 두 번' },
  'webhook-lost': { scope: 'after', label: '웹훅 유실' },
  'script-fails': { scope: 'script', label: 'SDK 스크립트 503' },
  'script-slow': { scope: 'script', label: 'SDK 스크립트 지연' },
  'script-empty': { scope: 'script', label: 'SDK 스크립트 빈 파일' },
  'script-hangs-once': { scope: 'script', label: 'SDK 스크립트 첫 요청 무응답' },
  'no-channel': { scope: 'sdk', label: '채널 없음' },
  'channel-question-fails': { scope: 'sdk', label: '채널 조회 503' },
  'frames-late': { scope: 'sdk', label: '프레임 지연' },
  'frame-silent': { scope: 'sdk', label: '프레임 무응답' },
  'closed-stays-ready': { scope: 'sdk', label: '창을 닫아도 응답 없음' },
  'late-answer-after-close': { scope: 'sdk', label: '창을 닫은 뒤에 결제 시작' },
  'block-popup': { scope: 'sdk', label: '팝업 차단' },
  'alert-error': { scope: 'sdk', label: 'SDK 내부 오류 (alert)' },
  'rest-401': { scope: 'rest', label: 'REST 401' },
  'rest-token-expired': { scope: 'rest', label: 'REST 토큰 만료 (한 번)' },
  'rest-429': { scope: 'rest', label: 'REST 429' },
  'rest-500': { scope: 'rest', label: 'REST 500' },
  'rest-slow': { scope: 'rest', label: 'REST 지연' },
  'rest-cut': { scope: 'rest', label: 'REST 응답 끊김' },
  'rest-lost': { scope: 'rest', label: 'REST 504, 처리는 완료' },
} as const satisfies Record<string, OutcomeTraits>;

export type Outcome = keyof typeof OUTCOMES;

export const OUTCOME_NAMES = Object.keys(OUTCOMES) as readonly Outcome[];

export function isOutcome(value: unknown): value is Outcome {
  return typeof value === 'string' && Object.hasOwn(OUTCOMES, value);
}

export function scopeOf(outcome: Outcome): OutcomeScope {
  return OUTCOMES[outcome].scope;
}

/** What the window does under an outcome; outcomes of other scopes end in an ordinary approval. */
export function windowOutcome(outcome: Outcome | null, payMethod: string): Outcome {
  const scope = outcome === null ? null : scopeOf(outcome);
  const chosen = outcome !== null && (scope === 'window' || scope === 'after') ? outcome : 'approve';
  const isAccount = payMethod === 'vbank';
  if (isAccount && chosen === 'approve') return 'issue-account';
  if (!isAccount && (chosen === 'issue-account' || chosen === 'deposit')) return 'approve';
  return chosen;
}
