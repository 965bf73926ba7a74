// `npm run mutation -- rules request`: changes the code of a room in one small way at a time, and reports which changes no
// test noticed. Without names, every room, one after the other; that takes hours.
import { spawnSync } from 'node:child_process';
import { ROOMS } from './rooms.mjs';

const named = process.argv.slice(2);
const unknown = named.filter((room) => !Object.hasOwn(ROOMS, room));
if (unknown.length > 0) {
  console.error(`There is no room ${unknown.join(', ')}; there are ${Object.keys(ROOMS).join(', ')}.`);
  process.exit(1);
}
let failed = 0;
for (const room of named.length > 0 ? named : Object.keys(ROOMS)) {
  const { status } = spawnSync('npx', ['stryker', 'run', 'test/mutation/stryker.config.mjs'], {
    env: { ...process.env, MUTATION_ROOM: room },
    stdio: 'inherit',
  });
  if (status !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
