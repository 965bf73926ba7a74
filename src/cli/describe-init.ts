import type { Installer, Project } from './find-project.ts';
import type { InitFile } from './write-files.ts';

const OUTCOMES: Readonly<Record<InitFile['outcome'], string>> = {
  written: 'written',
  same: 'there already',
  different: 'yours, not changed',
  failed: 'not written',
};

const COMMANDS: Readonly<Record<Installer, { add: string; addDev: string; run: string; exec: string }>> = {
  npm: { add: 'npm install', addDev: 'npm install --save-dev', run: 'npm run', exec: 'npx' },
  pnpm: { add: 'pnpm add', addDev: 'pnpm add --save-dev', run: 'pnpm', exec: 'pnpm exec' },
  yarn: { add: 'yarn add', addDev: 'yarn add --dev', run: 'yarn', exec: 'yarn' },
  bun: { add: 'bun add', addDev: 'bun add --dev', run: 'bun run', exec: 'bunx' },
};

/** A longer file is named and not printed. */
const MAX_PRINTED_LINES = 16;

/** What `init` did, and what is left for a person to do. */
export function describeInit(project: Project, files: readonly InitFile[], hasEnv: boolean): string {
  const width = Math.max(...files.map(({ path }) => path.length)) + 2;
  const list = files.map(({ path, outcome, reason }) => {
    return `  ${path.padEnd(width)}${OUTCOMES[outcome]}${reason === undefined ? '' : `: ${reason}`}`;
  });
  const steps = stepsOf(project, files, hasEnv).map((step, index) => {
    const [first, ...more] = step.split('\n');
    return [`  ${index + 1}. ${first}`, ...more.map((line) => (line === '' ? '' : `     ${line}`))].join('\n');
  });
  const name = project.kind === 'vite' ? 'Vite' : 'Next';
  return `A checkout for ${name}, on the sandbox\n\n${list.join('\n')}\n\nWhat to do next\n\n${steps.join('\n\n')}\n`;
}

function stepsOf(project: Project, files: readonly InitFile[], hasEnv: boolean): string[] {
  const different = files.filter(({ outcome }) => outcome === 'different');
  const failed = files.filter(({ outcome }) => outcome === 'failed');
  return [
    ...installStep(project),
    ...failed.map((file) => `Write ${file.path} yourself, from ${sourceOf(project, file)}`),
    ...different.map((file) => mergeStep(project, file)),
    envStep(project, hasEnv),
    runStep(project),
  ];
}

function installStep({ installer, missing }: Project): string[] {
  const { add, addDev } = COMMANDS[installer];
  const { dependencies, devDependencies } = missing;
  const lines = [
    ...(dependencies.length > 0 ? [`${add} ${dependencies.join(' ')}`] : []),
    ...(devDependencies.length > 0 ? [`${addDev} ${devDependencies.join(' ')}`] : []),
  ];
  return lines.length > 0 ? [`Install what is missing:\n\n${lines.join('\n')}`] : [];
}

/** The example's own lines: what they add to a file that only its owner may change. */
function mergeStep(project: Project, file: InitFile): string {
  const lines = file.text.trimEnd().split('\n');
  const source = sourceOf(project, file);
  if (lines.length > MAX_PRINTED_LINES) return `Compare ${file.path} with ${source}`;
  return `Add to ${file.path} the lines that it lacks (${source}):\n\n${lines.join('\n')}`;
}

function sourceOf({ kind, below }: Project, { path }: InitFile): string {
  const name = below !== '' && path.startsWith(`${below}/`) ? path.slice(below.length + 1) : path;
  return `node_modules/kiwoom-checkout/examples/${kind}/${name}`;
}

function envStep({ isEnvIgnored }: Project, hasEnv: boolean): string {
  const copy = hasEnv ? 'Add the lines of .env.example to your .env.' : 'cp .env.example .env';
  const warning = 'Add .env to .gitignore: later it has the API secret of your shop.';
  return isEnvIgnored ? copy : `${copy}\n${warning}`;
}

function runStep({ kind, installer }: Project): string {
  const { run, exec } = COMMANDS[installer];
  const webhook = 'http://localhost:3000/api/payments/webhook';
  const server =
    kind === 'vite'
      ? `${exec} tsx --env-file=.env server/main.ts`
      : `${exec} kiwoom-checkout sandbox --webhook ${webhook}`;
  const address = kind === 'vite' ? 'http://localhost:5173' : 'http://localhost:3000/checkout';
  return `Run it, and pay on ${address}:\n\n${server}\n${run} dev   # in a second terminal`;
}
