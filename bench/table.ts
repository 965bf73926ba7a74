import { isOverBudget, isTargetMet, limitOf } from './judge.ts';
import { type PartResult, type Row, ratioOf, type Unit } from './row.ts';

const HEAD = ['measure', 'value', 'spread', 'compared with', 'ratio', 'budget', 'target', 'met'];

/** The result of a part as a section of Markdown. */
export function sectionOf(part: string, { rows, skipped, details }: PartResult): string {
  const lines = rows.map((row) => cellsOf(part, row));
  return [
    `## ${part}`,
    tableOf(HEAD, lines),
    ...(skipped.length > 0 ? [skipped.map((reason) => `- Skipped: ${reason}`).join('\n')] : []),
    ...details,
  ].join('\n\n');
}

export function tableOf(head: readonly string[], lines: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cellsOf(part: string, row: Row): string[] {
  const { budget, target, targetRatio, atLeast } = limitOf(part, row);
  const ratio = ratioOf(row);
  const met = isTargetMet(part, row);
  return [
    row.note === undefined ? row.measure : `${row.measure} (${row.note})`,
    formatValue(row.value, row.unit),
    row.spread === undefined ? '' : `± ${(row.spread * 100).toFixed(0)} %`,
    row.floor === undefined ? '' : `${row.floor.name}: ${formatValue(row.floor.value, row.unit)}`,
    ratio === undefined ? '' : `${ratio.toFixed(2)}×`,
    budget === undefined ? '' : `${formatValue(budget, row.unit)}${isOverBudget(part, row) ? ' **exceeded**' : ''}`,
    [
      target === undefined ? '' : formatValue(target, row.unit),
      targetRatio === undefined ? '' : `${atLeast ? '≥' : '≤'} ${targetRatio}×`,
    ].join(''),
    met === undefined ? '' : met ? 'yes' : 'no',
  ];
}

const BYTES_IN_KB = 1_000;

export function formatValue(value: number, unit: Unit): string {
  switch (unit) {
    case 'bytes':
      return `${(value / BYTES_IN_KB).toFixed(2)} kB`;
    case 'count':
      return value.toLocaleString('en');
    case 'score':
      return value === 0 ? '0' : value.toPrecision(2);
    case 'per second':
      return `${Math.round(value).toLocaleString('en')} /s`;
    default:
      return `${value.toPrecision(3)} ${unit}`;
  }
}
