// `npm run licences`: the licence of every package, and an error where one is not on the list.
import { join } from 'node:path';
import { listLicences } from './licence-list.ts';

const all = listLicences(join(import.meta.dirname, '../..'));
for (const { role, licence, name, version } of all)
  console.log(`${role.padEnd(7)} ${licence.padEnd(12)} ${name}@${version}`);
const refused = all.filter(({ isAllowed }) => !isAllowed);
for (const { role, licence, name } of refused)
  console.error(`${name} (${role}) has the licence ${licence}, which scripts/licences/licence-list.ts does not allow.`);
console.log(`${all.length} packages, ${refused.length} without an allowed licence.`);
process.exitCode = refused.length > 0 ? 1 : 0;
