import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Of each page: `vite build pages/plain -c vite.config.ts`. `API` is the shop's server, for the development server. */
const api = process.env['API'] ?? '';

export default defineConfig({
  plugins: [react(), tailwindcss()],
  cacheDir: '.vite',
  server: { proxy: { '/api': api, '/__sandbox': api, '/fulfilled': api } },
});
