import babelParser from '@babel/eslint-parser';
import reactHooks from 'eslint-plugin-react-hooks';
import regexp from 'eslint-plugin-regexp';

/** React's own rules, those of its compiler among them, and regular expressions that a long text would stall; Biome checks everything else. */
export default [
  {
    files: ['{src,examples}/**/*.{ts,tsx}'],
    ignores: ['**/dist/**'],
    languageOptions: {
      parser: babelParser,
      parserOptions: {
        requireConfigFile: false,
        babelOptions: {
          babelrc: false,
          configFile: false,
          presets: [
            ['@babel/preset-typescript', { allExtensions: true, isTSX: true }],
            ['@babel/preset-react', { runtime: 'automatic' }],
          ],
        },
      },
    },
    plugins: { 'react-hooks': reactHooks, regexp },
    rules: {
      ...reactHooks.configs['recommended-latest'].rules,
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'certain', ignorePartial: false }],
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
];
