import { parseArgs } from 'node:util';
import { isOutcome, OUTCOME_NAMES, type Outcome } from '../sandbox/state/sandbox-outcomes.ts';
import { addressProblem } from '../sandbox/state/webhooks.ts';

/** What the words after `kiwoom-checkout` ask for; a problem is one sentence. */
export type Command =
  | { kind: 'help' | 'version' | 'init' }
  | { kind: 'problem'; problem: string }
  | { kind: 'sandbox'; port: number; host: string; webhook?: string; outcome?: Outcome; auto: boolean };

const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  webhook: { type: 'string' },
  outcome: { type: 'string' },
  auto: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

type OptionName = keyof typeof OPTIONS;
type Given = Partial<Record<OptionName, string | true>>;

const DEFAULT_PORT = 4010;
const MAX_PORT = 65_535;
const HELP = 'kiwoom-checkout --help lists what there is.';

/** Reads the words of a command line, without those of Node itself. */
export function readCommand(args: readonly string[]): Command {
  const read = readWords(args);
  if (typeof read === 'string') return { kind: 'problem', problem: read };
  const { words, given } = read;
  if (given.help) return { kind: 'help' };
  if (given.version) return { kind: 'version' };
  const [command, ...more] = words;
  if (command === undefined) return problemOf('Name a command: kiwoom-checkout init, or kiwoom-checkout sandbox.');
  if (command !== 'sandbox' && command !== 'init')
    return problemOf(`There is no command ${quote(command)}; there are init and sandbox.`);
  if (command === 'init') {
    const extra = [...more.map(quote), ...Object.keys(given).map((name) => `--${name}`)];
    return extra.length > 0 ? problemOf(`init takes nothing, not ${extra.join(' ')}.`) : { kind: 'init' };
  }
  if (more.length > 0) return problemOf(`sandbox takes options only, not ${more.map(quote).join(' ')}.`);
  return readSandbox(given);
}

function problemOf(problem: string): Command {
  return { kind: 'problem', problem: `${problem} ${HELP}` };
}

function readSandbox({ port, host, webhook, outcome, auto }: Given): Command {
  const problem = portProblem(port) ?? hostProblem(host) ?? webhookProblem(webhook) ?? outcomeProblem(outcome);
  if (problem !== null) return { kind: 'problem', problem };
  return {
    kind: 'sandbox',
    port: port === undefined ? DEFAULT_PORT : Number(port),
    host: typeof host === 'string' ? host : 'localhost',
    auto: auto === true,
    ...(typeof webhook === 'string' ? { webhook } : {}),
    ...(isOutcome(outcome) ? { outcome } : {}),
  };
}

/** A sentence instead, for an option that does not exist or has no value. */
function readWords(args: readonly string[]): { words: string[]; given: Given } | string {
  const { tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const words: string[] = [];
  const given: Given = {};
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (!isOption(name)) return `There is no option ${quote(rawName)}. Options: ${optionNames()}.`;
    const needsValue = OPTIONS[name].type === 'string';
    if (needsValue && !value) return `${rawName} needs a value, for example ${EXAMPLES[name]}.`;
    if (!needsValue && value !== undefined) return `${rawName} takes no value.`;
    given[name] = value ?? true;
  }
  return { words, given };
}

const EXAMPLES: Readonly<Partial<Record<OptionName, string>>> = {
  port: '--port 4010',
  host: '--host 127.0.0.1',
  webhook: '--webhook http://localhost:3000/api/payments/webhook',
  outcome: '--outcome decline',
};

function isOption(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}

function optionNames(): string {
  return Object.keys(OPTIONS)
    .map((name) => `--${name}`)
    .join(', ');
}

function portProblem(port: Given['port']): string | null {
  if (port === undefined) return null;
  const isPort = typeof port === 'string' && /^\d{1,5}$/.test(port) && Number(port) <= MAX_PORT;
  return isPort ? null : `--port is a whole number from 0 (any free port) to ${MAX_PORT}, not ${quote(String(port))}.`;
}

function hostProblem(host: Given['host']): string | null {
  const isHost = host === undefined || (typeof host === 'string' && /^[\w.:-]{1,253}$/.test(host));
  return isHost ? null : `--host is a name or an address, such as localhost or 0.0.0.0, not ${quote(String(host))}.`;
}

function webhookProblem(webhook: Given['webhook']): string | null {
  if (webhook === undefined) return null;
  const problem = addressProblem(String(webhook));
  return problem && `--webhook is ${problem}. Webhooks are sent to this machine only: ${EXAMPLES.webhook}.`;
}

function outcomeProblem(outcome: Given['outcome']): string | null {
  if (outcome === undefined || isOutcome(outcome)) return null;
  return `There is no outcome ${quote(String(outcome))}. Outcomes: ${OUTCOME_NAMES.join(', ')}.`;
}

/** A word of the command line, bounded. */
function quote(word: string): string {
  return `"${word.slice(0, 60)}"`;
}
