import { afterEach } from 'vitest';

// Files that render ask for jsdom themselves (`// @vitest-environment jsdom`); the rest stay on plain Node.
afterEach(async () => {
  if (typeof document === 'undefined') return;
  const { cleanup } = await import('@testing-library/react');
  cleanup();
});
