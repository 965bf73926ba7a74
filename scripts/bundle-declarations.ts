// The part of `npm run build` that puts the declarations of each entry into one file, without those to which no entry
// leads: TypeScript writes one for each source.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import { ENTRIES } from './entries.ts';

const WRITTEN = 'dist/.declarations';

const bundle = await rolldown({
  // The plugin takes a chunk for declarations by the end of its name.
  input: Object.fromEntries(ENTRIES.map((name) => [`${name}.d`, join(WRITTEN, `${name}.d.ts`)])),
  plugins: [dts({ dtsInput: true })],
  external: [/^[^./]/],
  experimental: { attachDebugInfo: 'none' },
});
await bundle.write({ dir: 'dist', entryFileNames: '[name].ts', chunkFileNames: 'types/[name].ts' });
await bundle.close();
rmSync(WRITTEN, { recursive: true });
