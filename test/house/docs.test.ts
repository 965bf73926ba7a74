import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { partsPage } from '../../scripts/parts-page.ts';

it('docs/parts.md is what `npm run docs` writes', () => {
  expect(readFileSync(join(import.meta.dirname, '../../docs/parts.md'), 'utf8')).toBe(partsPage());
});
