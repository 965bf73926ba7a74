import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { ROOMS } from './rooms.mjs';

const room = ROOMS[process.env['MUTATION_ROOM'] ?? ''];
if (room === undefined) throw new Error('Set MUTATION_ROOM to a room of rooms.mjs.');

/** The unit tests of one room, and no others. */
export default defineConfig({
  root: process.cwd(),
  plugins: [react()],
  test: {
    include: room.tests,
    environment: 'node',
    setupFiles: ['test/support/setup.ts'],
    testTimeout: 30_000,
  },
});
