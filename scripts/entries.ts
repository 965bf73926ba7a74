/** The entries of the package: `src/<name>.ts`, and the same name below `dist/`. */
export const ENTRIES = [
  'index',
  'core',
  'server',
  'sandbox',
  'sandbox-browser',
  'testing',
  'storybook',
  'cli',
  'locales/en',
  'locales/ko',
] as const;
