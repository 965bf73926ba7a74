import { readFileSync } from 'node:fs';
import { OUTCOMES, type Outcome } from '../src/sandbox/state/sandbox-outcomes.ts';
import { TEST_CARDS } from '../src/sandbox/state/test-cards.ts';
import { FAKE_CARD_OUTCOMES } from '../src/testing/fake-cards.ts';
import { FAKE_OUTCOMES } from '../src/testing/fake-outcomes.ts';
import { CARD_NOTES, FAKE_NOTES, SANDBOX_NOTES, SCOPE_NOTES } from './testing/outcome-notes.ts';
import * as text from './testing/testing-text.ts';

/** `docs/testing.md`. */
export function testingPage(): string {
  const parts = [
    text.HEAD,
    text.FAKES,
    example('checkout.test.tsx'),
    table(['outcome', 'leads to'], rowsOf(FAKE_OUTCOMES, FAKE_NOTES)),
    text.OTHER_FAKES,
    table(['outcome', 'leads to'], rowsOf(FAKE_CARD_OUTCOMES, CARD_NOTES)),
    text.STATES,
    text.SERVER,
    example('server.test.ts'),
    text.LEDGER,
    example('ledger.test.ts'),
    text.SANDBOX,
    outcomes(),
    text.CARDS,
    table(
      ['number', ''],
      TEST_CARDS.map(({ number, label }) => [`\`${number}\``, label]),
    ),
    text.STORYBOOK,
  ];
  return `${parts.map((part) => part.trim()).join('\n\n')}\n`;
}

/** A file of examples/tests, which the tests run as it is. */
function example(name: string): string {
  const code = readFileSync(new URL(`../examples/tests/${name}`, import.meta.url), 'utf8').trim();
  return `\`\`\`${name.split('.').at(-1)}\n${code}\n\`\`\``;
}

function outcomes(): string {
  const names = Object.keys(OUTCOMES) as Outcome[];
  const rows = names.map((name) => [`\`${name}\``, SCOPE_NOTES[OUTCOMES[name].scope], SANDBOX_NOTES[name]]);
  return table(['outcome', 'takes effect', 'what happens'], rows);
}

function rowsOf<Name extends string>(names: readonly Name[], notes: Record<Name, string>): string[][] {
  return names.map((name) => [`\`${name}\``, notes[name]]);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
