// The part of `npm run build` that is neither script nor declaration: the themes, the tokens, and for each style
// sheet the declaration that lets TypeScript import it.
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { TOKENS } from '../src/tokens/tokens.ts';
import { toDesignTokens } from './design-tokens.ts';

const DECLARATION = 'src/styles.css.d.ts';

for (const sheet of ['styles', 'styles.layer']) copyFileSync(DECLARATION, `dist/${sheet}.css.d.ts`);
mkdirSync('dist/themes', { recursive: true });
for (const theme of readdirSync('src/themes')) {
  copyFileSync(`src/themes/${theme}`, `dist/themes/${theme}`);
  copyFileSync(DECLARATION, `dist/themes/${theme}.d.ts`);
}
writeFileSync('dist/tokens.json', `${JSON.stringify(toDesignTokens(TOKENS), null, 2)}\n`);
