import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**', 'test/e2e/**', 'test/package/**', '**/node_modules/**'],
          environment: 'node',
          setupFiles: ['test/support/setup.ts'],
        },
      },
    ],
  },
});
