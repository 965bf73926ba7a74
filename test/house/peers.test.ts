import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { REACT_18 } from '../support/ensure-react-18.mjs';

const { peerDependencies, devDependencies } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
) as Record<string, Record<string, string>>;

it('the lowest react-hook-form of the peer range is the one that `unit-lowest-form` runs on', () => {
  expect(devDependencies?.['react-hook-form-lowest']).toBe(
    `npm:react-hook-form@${peerDependencies?.['react-hook-form']?.replace('^', '')}`,
  );
});

it('the lowest React of the peer range is the one that `unit-react-18` runs on', () => {
  for (const name of ['react', 'react-dom']) expect(peerDependencies?.[name]).toBe(`^${REACT_18} || ^19.0.0`);
});
