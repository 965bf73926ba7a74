import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { BundleSource } from './bundle.ts';
import { bundleWithEsbuild } from './bundle-esbuild.ts';
import { bundleWithRollup } from './bundle-rollup.ts';
import { bundleWithVite } from './bundle-vite.ts';
import { bundleWithWebpack } from './bundle-webpack.ts';

/** Installed into the cache folder; the others are development dependencies. */
export const INSTALLED_BUNDLERS = {
  '@rollup/plugin-node-resolve': '16.0.3',
  '@rollup/plugin-replace': '6.0.3',
  '@rollup/plugin-terser': '1.0.2',
  '@rspack/core': '2.3.3',
  rollup: '4.68.8',
  webpack: '5.113.0',
} as const;

export const OWN_BUNDLERS: Readonly<Record<string, BundleSource>> = {
  esbuild: bundleWithEsbuild,
  Vite: bundleWithVite,
};

/** @param installed the folder that has `INSTALLED_BUNDLERS` */
export function otherBundlers(installed: string): Record<string, BundleSource> {
  const require = createRequire(join(installed, 'package.json'));
  return {
    Rollup: (source) => bundleWithRollup(require, source),
    webpack: (source) => bundleWithWebpack(require('webpack'), source),
    Rspack: (source) => bundleWithWebpack(require('@rspack/core').rspack, source),
  };
}
