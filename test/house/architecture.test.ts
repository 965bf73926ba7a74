import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findViolations, type SourceFile } from './imports.ts';
import { ENTRIES, ROOMS } from './rooms.ts';
import { readSources, SRC } from './sources.ts';

describe('the rooms of src/', () => {
  const files = readSources(/\.tsx?$/);

  it('import only what is below them', () => {
    expect(findViolations(files)).toEqual([]);
  });

  it('are all in the table, and the table names no room that is gone', () => {
    const found = readdirSync(SRC, { withFileTypes: true });
    expect(
      found
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort(),
    ).toEqual(Object.keys(ROOMS).sort());
    expect(
      found
        .filter((entry) => /\.ts$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
        .map(({ name }) => name)
        .sort(),
    ).toEqual(Object.keys(ENTRIES).sort());
  });

  it('mark each file that uses React at run time as a client file, and none outside payment, components and storybook', () => {
    const marked = files.filter(({ text }) => text.startsWith("'use client';")).map(({ path }) => path);
    const using = files.filter(({ text }) =>
      /^import (?!type ).* from 'react(-hook-form)?';/m.test(
        text.replace(/import \{(\s*type \w+,?)+\s*\} from/g, 'import type'),
      ),
    );
    expect(using.map(({ path }) => path).filter((path) => !marked.includes(path))).toEqual([]);
    expect(marked.filter((path) => !/^(payment|components|storybook)\//.test(path))).toEqual([]);
  });
});

describe('the check itself', () => {
  it.each([
    ['a rule that knows the screen', 'rules/a.ts', "import { PayButton } from '../components/pay-button.tsx';"],
    ['React in the core', 'request/a.ts', "import { useState } from 'react';"],
    ['a package nobody agreed to', 'payment/a.ts', "import axios from 'axios';"],
    ['React on the server', 'server/a.ts', "import { usePayment } from '../payment/use-payment.ts';"],
    ['the rules in the sandbox', 'sandbox/a.ts', "import { PAY_METHODS } from '../rules/pay-methods.ts';"],
    ['the server in the page', 'payment/a.ts', "export { createPortOne } from '../server/create-portone.ts';"],
    ['a lazy import', 'rules/a.ts', "const later = () => import('../sdk/imp.ts');"],
    ['a side-effect import', 'server/a.ts', "import '../sdk/load-sdk.ts';"],
    ['a value where only types are shared', 'sandbox/a.ts', "import { thing } from '../wire/rest.ts';"],
    ['window in the rules', 'rules/a.ts', 'export const width = () => window.innerWidth;'],
    ['a room that nobody named', 'helpers/a.ts', ''],
  ])('finds %s', (_what, path, text) => {
    expect(findViolations([{ path, text }])).toHaveLength(1);
  });

  it('lets what is allowed through', () => {
    const fine: SourceFile[] = [
      {
        path: 'components/a.tsx',
        text: "import { useForm } from 'react-hook-form';\nimport { PAY_METHODS } from '../rules/pay-methods.ts';",
      },
      {
        path: 'sandbox/a.ts',
        text: "import type { PaymentWire } from '../wire/rest.ts';\nimport { createServer } from 'node:http';",
      },
      { path: 'rules/a.ts', text: '// window.open is not used here\nexport const a = 1;' },
    ];
    expect(findViolations(fine)).toEqual([]);
  });
});
