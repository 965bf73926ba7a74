import type { PluginOption, UserConfig } from 'vite';
import { expectTypeOf, test } from 'vitest';
import { kiwoomSandbox } from '../../src/sandbox.ts';

test('the plugin of the sandbox is one of Vite, although its types do not come from there', () => {
  expectTypeOf(kiwoomSandbox()).toExtend<PluginOption>();
  expectTypeOf({ plugins: [kiwoomSandbox()] }).toExtend<UserConfig>();
});
