import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '../..');

/** Where the page with the scenes is built to: `page.js` and `page.css`. */
export const BUILT = join(root, 'node_modules/.cache/kiwoom-checkout-visual');

/** One bundle for all scenes; nothing is rewritten in the styles, so that what is drawn is what is written. */
export default async function buildPage(): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    // The runner's own NODE_ENV would ask for React's development build.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: BUILT,
      emptyOutDir: true,
      target: 'esnext',
      minify: false,
      cssMinify: false,
      rolldownOptions: {
        input: { page: join(import.meta.dirname, 'page/page.tsx') },
        output: { entryFileNames: '[name].js', assetFileNames: '[name][extname]' },
      },
    },
  });
}
