import { DEAD_ENDS } from '../src/components/context/report-dead-end.ts';
import { CHECKOUT_ERRORS, type CheckoutErrorCode } from '../src/errors/checkout-error.ts';
import { isRetryable, PAYMENT_FAILURE_CODES } from '../src/errors/payment-failure.ts';
import { type ReportCode, WARNINGS, type WarningCode } from '../src/errors/warn.ts';
import { createLabels } from '../src/labels/create-labels.ts';
import { failureLabel } from '../src/labels/failure-label.ts';
import { ISSUE_MESSAGES } from '../src/labels/issue-messages.ts';
import { en } from '../src/locales/en.ts';
import { ko } from '../src/locales/ko.ts';
import { SETUP_CAUSES } from '../src/payment/endpoint/diagnose-answer.ts';
import { FAILURE_CAUSES, OF_THE_SHOPPER, RAW_CODE_CAUSES } from '../src/payment/hooks/report-failure.ts';
import { FAILURE_NOTES, REPORT_NOTES, WARNING_NOTES } from './errors/browser-notes.ts';
import { HEAD, SECTIONS } from './errors/error-sections.ts';
import { MISUSE_NOTES } from './errors/misuse-notes.ts';
import { PROBLEM_NOTES } from './errors/problem-notes.ts';
import { ALERT_NOTES, PORTONE_NOTES, type ServerNote } from './errors/server-notes.ts';

/** `docs/errors.md`. */
export function errorsPage(): string {
  const parts = [
    HEAD,
    SECTIONS.misuse,
    ...keysOf(MISUSE_NOTES).map(misuse),
    SECTIONS.issues,
    table(['code', 'the field …', '항목'], keysOf(ISSUE_MESSAGES).map(issueRow)),
    SECTIONS.reports,
    table(
      ['code', 'what it means'],
      keysOf(REPORT_NOTES).map((code) => [cell('report', code), reportText(code)]),
    ),
    SECTIONS.setup,
    table(
      ['code of the answer', 'cause and remedy'],
      [...SETUP_CAUSES].map(([code, text]) => [cell('setup', code), text]),
    ),
    SECTIONS.warnings,
    table(
      ['code', 'text'],
      keysOf(WARNING_NOTES).map((code) => [cell('warning', code), warningText(code)]),
    ),
    SECTIONS.failures,
    ...PAYMENT_FAILURE_CODES.map(failure),
    SECTIONS.raw,
    table(
      ['`raw.code`', 'cause and remedy'],
      [...RAW_CODE_CAUSES].map(([code, text]) => [cell('raw', code), text]),
    ),
    SECTIONS.problems,
    table(
      ['code', 'status', 'cause', 'what to do'],
      Object.entries(PROBLEM_NOTES).map(([code, { status, cause, remedy }]) => [
        cell('http', code),
        status.join(', '),
        cause,
        remedy,
      ]),
    ),
    SECTIONS.portone,
    notes('portone', PORTONE_NOTES),
    SECTIONS.alerts,
    notes('alert', ALERT_NOTES),
    SECTIONS.others,
  ];
  return `${parts.map((part) => part.trim()).join('\n\n')}\n`;
}

/** The keys of a table, as its type has them. */
function keysOf<Code extends string>(codes: Record<Code, unknown>): Code[] {
  return Object.keys(codes) as Code[];
}

/** A place that a message can link to: `errors.md#http-cross-origin`. */
function anchor(group: string, code: string): string {
  return `<a id="${group}-${code.toLowerCase().replace(/[^a-z\d]+/g, '-')}"></a>`;
}

function cell(group: string, code: string): string {
  return `${anchor(group, code)}\`${code}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((text) => escaped(text)).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** Markdown takes `<PaymentReturn>` for HTML, and swallows it. */
function asText(text: string): string {
  return text.replace(/<[A-Z]\w*>/g, '`$&`');
}

function misuse(code: CheckoutErrorCode): string {
  const { seen, example } = MISUSE_NOTES[code];
  const lines = [`### ${anchor('misuse', code)}\`${code}\``, asText(CHECKOUT_ERRORS[code]), `*Seen:* ${seen}`];
  return [...lines, ...(example === undefined ? [] : [`\`\`\`tsx\n${example}\n\`\`\``])].join('\n\n');
}

function issueRow(code: keyof typeof ISSUE_MESSAGES): string[] {
  const { en: english, ko: korean } = ISSUE_MESSAGES[code];
  return [cell('issue', code), english.replace('{fix}', 'Set it.'), korean.replace('{fix}', '값을 넣어 주세요.')];
}

function reportText(code: ReportCode): string {
  const text = code in DEAD_ENDS ? DEAD_ENDS[code as keyof typeof DEAD_ENDS].replace(/:$/, '.') : '';
  return asText([REPORT_NOTES[code], text].filter(Boolean).join(' '));
}

function warningText(code: WarningCode): string {
  const detail = WARNING_NOTES[code];
  const text = asText(WARNINGS[code]);
  return detail === '' ? text : `${text} *Then:* ${detail}`;
}

function failure(code: (typeof PAYMENT_FAILURE_CODES)[number]): string {
  const [korean, english] = [ko, en].map((locale) => failureLabel({ code }, createLabels(locale)));
  const cause = OF_THE_SHOPPER.has(code) ? undefined : FAILURE_CAUSES[code];
  return [
    `### ${anchor('failure', code)}\`${code}\``,
    `The shopper reads: “${korean}” / “${english}” ${isRetryable({ code }) ? '' : 'There is no further attempt. '}`.trim(),
    [FAILURE_NOTES[code], cause].filter(Boolean).join(' '),
  ].join('\n\n');
}

function notes(group: string, all: Readonly<Record<string, ServerNote>>): string {
  const rows = Object.entries(all).map(([code, { cause, remedy }]) => [cell(group, code), cause, remedy]);
  return table(['code', 'cause', 'what to do'], rows);
}
