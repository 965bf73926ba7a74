import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const source = resolve(import.meta.dirname, '../../src');

export default defineConfig({
  plugins: [react()],
  resolve: {
    // Inside this repository the kit is its own source; in a shop it is the installed package.
    alias: [
      { find: /^kiwoom-checkout\/(styles(?:\.layer)?\.css)$/, replacement: `${source}/$1` },
      { find: /^kiwoom-checkout\/([\w/-]+)$/, replacement: `${source}/$1.ts` },
      { find: /^kiwoom-checkout$/, replacement: `${source}/index.ts` },
    ],
  },
});
