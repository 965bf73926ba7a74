/** Markup that needs no escaping. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = string | number | Html | readonly Html[] | null | undefined | false;

/** Escapes every value except `Html`. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const text = strings.map((string, index) => string + render(parts[index])).join('');
  return new Html(text);
}

/** Marks the sandbox's own text (styles, scripts) as markup. */
export function trusted(text: string): Html {
  return new Html(text);
}

/** Some compilers wrap functions in a helper of this name, which does not exist in the browser. */
export const NAME_HELPER = 'var __name = (f) => f;\n';

/**
 * A script that calls `run` in the browser, with `value` as JSON and the functions of `parts`. None of the functions may
 * reference anything outside itself.
 */
export function inlineScript<T, P extends Readonly<Record<string, unknown>>>(
  run: (value: T, parts: P) => void,
  value: T,
  parts: P,
): Html {
  const json = JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/\u2028|\u2029/g, ' ');
  return new Html(`<script>${NAME_HELPER}(${run})(${json}, ${partsText(parts)});</script>`);
}

/** The functions as an object literal. */
export function partsText(parts: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(parts).map(([name, part]) => `${name}: ${part}`);
  return `{ ${entries.join(', ')} }`;
}

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(({ text }) => text).join('');
  return escapeText(String(part));
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** 1234567 -> '1,234,567원' */
export function won(amount: number): string {
  return `${amount.toLocaleString('ko-KR')}원`;
}

/** Unix seconds as Korean time; a dash for 0, null and undefined. */
export function koreanTime(seconds: number | null | undefined): string {
  if (!seconds) return '–';
  return new Date(seconds * 1000).toLocaleString('ko-KR', {
    timeZone: 'Asia/Seoul',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
}

/** A complete document with the sandbox's styles. */
export function layout(title: string, body: Html, style: string, script?: Html): string {
  return html`<!doctype html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${trusted(BASE_STYLE + style)}</style>
</head>
<body>
${body}
${script}
</body>
</html>
`.text;
}

const BASE_STYLE = `
:root { color-scheme: light; --ink: #1d2433; --quiet: #5b6475; --line: #dfe3ea; --ground: #f6f7f9; --accent: #2a4d9b; --mark: #8a5300; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, "Apple SD Gothic Neo", "Noto Sans KR", "Noto Sans CJK KR", sans-serif; }
button, select, input { font: inherit; color: inherit; }
button { cursor: pointer; min-height: 40px; padding: 0 12px; border: 1px solid var(--line); border-radius: 8px; background: #fff; }
button:hover { border-color: #9aa5b8; }
:focus-visible { outline: 3px solid #7fa0e8; outline-offset: 2px; }
.badge { display: inline-block; padding: 1px 8px; border-radius: 99px; background: #fff3dc; color: var(--mark); font-size: 13px; font-weight: 600; }
`;
