import react from '@vitejs/plugin-react';
import { kiwoomSandbox } from 'kiwoom-checkout/sandbox';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react(), kiwoomSandbox({ webhookUrl: 'http://localhost:3000/api/payments/webhook' })],
  server: { proxy: { '/api': 'http://localhost:3000' } },
});
