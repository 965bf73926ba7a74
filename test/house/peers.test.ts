import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const { peerDependencies, devDependencies } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
) as Record<string, Record<string, string>>;

it('the lowest react-hook-form of the peer range is the one that `unit-lowest-form` runs on', () => {
  expect(devDependencies?.['react-hook-form-lowest']).toBe(
    `npm:react-hook-form@${peerDependencies?.['react-hook-form']?.replace('^', '')}`,
  );
});
