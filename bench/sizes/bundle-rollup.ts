import type { Bundle, Source } from './bundle.ts';
import { type Chunk, toBundle } from './bundle-vite.ts';
import { isReact } from './imports.ts';

/** What is used of Rollup, whose types are not installed. */
interface Rollup {
  rollup(options: object): Promise<{
    generate(options: object): Promise<{ output: ({ type: string } & Chunk)[] }>;
    close(): Promise<void>;
  }>;
}

export async function bundleWithRollup(require: NodeJS.Require, { entry }: Source): Promise<Bundle> {
  const { rollup } = require('rollup') as Rollup;
  const { nodeResolve } = require('@rollup/plugin-node-resolve');
  const { default: replace } = require('@rollup/plugin-replace');
  const { default: terser } = require('@rollup/plugin-terser');
  const built = await rollup({
    input: entry,
    external: isReact,
    plugins: [
      nodeResolve({ browser: true }),
      replace({ preventAssignment: true, values: { 'process.env.NODE_ENV': '"production"' } }),
      terser({ module: true }),
    ],
    // 'use client' is for React's servers; a bundle for the browser does without.
    onwarn() {},
  });
  const { output } = await built.generate({ format: 'es' });
  await built.close();
  return toBundle(output.filter(({ type }) => type === 'chunk'));
}
