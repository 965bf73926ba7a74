import { ANATOMY, type Branch, branchesOf, SLOT_WORDS } from '../stories/pages/anatomy.ts';

const HEAD = `# Parts

How each part is written, and its elements. Indentation means nesting; the names are those that \`classNames\` takes, and each
element always has the class of its name: \`rowHead\` is \`.kc-row-head\`. \`?\` marks an optional element; \`[data-…]\` is its state.
Classes and attributes that are not named here may change with any version.

<!-- fragment -->
\`\`\`tsx
<KiwoomCheckout classNames={{ payButton: 'rounded-full', error: 'text-red-600' }} … />
\`\`\`

\`npm run storybook\` shows all of this alive on the page *Anatomy*. This file is written from the same list by \`npm run docs\`.
`;

/** `docs/parts.md`. */
export function partsPage(): string {
  const parts = ANATOMY.map(({ part, about, usage, tree }) =>
    [
      `## ${part}`,
      about.en,
      `<!-- fragment -->\n${fenced('tsx', usage)}`,
      fenced('text', drawn(branchesOf(tree))),
    ].join('\n\n'),
  );
  return `${[HEAD, ...parts].join('\n')}\n`.replace(/\n## /g, '\n\n## ').replace(/\n{3,}/g, '\n\n');
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

/** The tree, with the words of each element in a column of their own. */
function drawn(branches: readonly Branch[]): string {
  const lines = branches.map(({ slots, attributes, depth, optional }) => ({
    left: `${'  '.repeat(depth)}${slots.join(' + ')}${optional ? '?' : ''}`,
    right: [slots[0] && SLOT_WORDS[slots[0]].en, ...attributes.map((name) => `[${name}]`)].filter(Boolean).join(' '),
  }));
  const width = Math.max(...lines.map(({ left }) => left.length)) + 3;
  return lines.map(({ left, right }) => left.padEnd(width) + right).join('\n');
}
