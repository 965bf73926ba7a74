import { afterEach } from 'vitest';

// Files that render ask for jsdom themselves (`// @vitest-environment jsdom`); the rest stay on plain Node.
if (typeof document !== 'undefined') {
  const { configure } = await import('@testing-library/react');
  // What is waited for comes late on a busy machine, and a wait ends as soon as it is there.
  configure({ asyncUtilTimeout: 20_000 });
}

afterEach(async () => {
  if (typeof document === 'undefined') return;
  const { cleanup } = await import('@testing-library/react');
  cleanup();
});
