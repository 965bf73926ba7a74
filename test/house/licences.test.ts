import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAllowed, listLicences } from '../../scripts/licences/licence-list.ts';
import { ROOT } from './sources.ts';

describe('the licences', () => {
  const all = listLicences(ROOT);
  const named = (role: string) => all.filter((entry) => entry.role === role).map(({ name }) => name);

  it('of all packages are allowed', () => {
    expect(all.length).toBeGreaterThan(500);
    expect(all.filter((entry) => !entry.isAllowed)).toEqual([]);
  });

  it('of what a shop installs are listed by themselves', () => {
    expect(named('runtime')).toEqual(['zod']);
    expect(named('peer')).toEqual(['react', 'react-dom', 'react-hook-form', 'scheduler']);
  });
});

describe('the check itself', () => {
  it.each([
    ['MIT', 'runtime', true],
    ['(MIT OR GPL-3.0-or-later)', 'runtime', true],
    ['(MIT AND Zlib)', 'runtime', true],
    ['(MIT AND GPL-3.0-only)', 'dev', false],
    ['GPL-3.0-only', 'dev', false],
    ['MPL-2.0', 'dev', true],
    ['MPL-2.0', 'peer', false],
    ['none', 'dev', false],
    ['SEE LICENSE IN LICENSE', 'dev', false],
  ] as const)('of %s in a package of role %s gives %s', (licence, role, allowed) => {
    expect(isAllowed(licence, role)).toBe(allowed);
  });

  it('finds a package of a shop without a licence, and what a peer brings along', () => {
    const root = mkdtempSync(join(tmpdir(), 'licences-'));
    const packages = {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/peer': { version: '2.0.0', license: 'MIT', dev: true, dependencies: { inner: '1' } },
      'node_modules/peer/node_modules/inner': { version: '3.0.0', license: 'MPL-2.0', dev: true },
      'node_modules/inner': { version: '4.0.0', license: 'MPL-2.0', dev: true },
    };
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }));
    writeFileSync(join(root, 'package.json'), JSON.stringify({ peerDependencies: { peer: '2' } }));
    const refused = listLicences(root).filter((entry) => !entry.isAllowed);
    rmSync(root, { recursive: true });
    expect(refused.map(({ name, version, role, licence }) => [name, version, role, licence])).toEqual([
      ['a', '1.0.0', 'runtime', 'none'],
      ['inner', '3.0.0', 'peer', 'MPL-2.0'],
    ]);
  });
});
