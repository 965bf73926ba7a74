/** Which rooms of `src/` may import which, and which packages. ARCHITECTURE.md draws the same table. */
export interface RoomRule {
  rooms: readonly string[];
  /** `'types'`: only `import type`. */
  typesOf?: readonly string[];
  packages: readonly string[];
  /** May it name `window`, `document` and their kin? */
  dom: boolean;
}

const BROWSER = ['wire', 'errors', 'rules', 'schema', 'labels', 'request', 'sdk', 'payment', 'components'];
const below = (room: string) => BROWSER.slice(0, BROWSER.indexOf(room) + 1);

export const ROOMS: Readonly<Record<string, RoomRule>> = {
  wire: { rooms: below('wire'), packages: [], dom: false },
  errors: { rooms: below('errors'), packages: [], dom: false },
  rules: { rooms: below('rules'), packages: [], dom: false },
  schema: { rooms: below('schema'), packages: ['zod/mini'], dom: false },
  labels: { rooms: below('labels'), packages: [], dom: false },
  // Published entries as well, one a language.
  locales: { rooms: ['labels'], packages: [], dom: false },
  request: { rooms: below('request'), packages: [], dom: false },
  sdk: { rooms: below('sdk'), packages: [], dom: true },
  payment: { rooms: below('payment'), packages: ['react'], dom: true },
  components: { rooms: below('components'), packages: ['react', 'react-dom', 'react-hook-form'], dom: true },
  node: { rooms: ['errors', 'node'], packages: [], dom: false },
  server: { rooms: [...below('schema'), 'node', 'server'], packages: ['zod/mini'], dom: false },
  // It writes pages and a browser script, so it names the browser.
  sandbox: { rooms: ['node', 'sandbox'], typesOf: ['wire'], packages: ['node:*'], dom: true },
  cli: { rooms: ['sandbox', 'cli'], packages: ['node:*'], dom: false },
  testing: { rooms: ['testing', 'sdk', 'payment'], typesOf: ['wire', 'schema', 'server'], packages: [], dom: true },
  storybook: {
    rooms: ['storybook', 'testing', 'locales', 'components', 'sdk'],
    typesOf: ['labels'],
    packages: ['react'],
    dom: true,
  },
  tokens: { rooms: ['tokens'], packages: [], dom: false },
  // Style sheets alone.
  styles: { rooms: [], packages: [], dom: false },
  themes: { rooms: [], packages: [], dom: false },
};

/**
 * Rooms with sub-rooms, in their order: a sub-room imports only itself and those before it.
 * `root: 'last'` lets files sit directly in the room, above all its sub-rooms; otherwise none may.
 */
export const SUB_ROOMS: Readonly<Record<string, { order: readonly string[]; root?: 'last' }>> = {
  payment: { order: ['machine', 'attempts', 'session', 'endpoint', 'hooks'] },
  components: { order: ['ui', 'context', 'choosing', 'order', 'result', 'checkout', 'cards', 'shipment'] },
  server: { order: ['portone', 'settlement', 'ledgers', 'handlers'] },
  sandbox: { order: ['state', 'rest', 'window', 'sdk', 'control'], root: 'last' },
};

/** Published entries: files that sit directly in `src/`. */
export const ENTRIES: Readonly<Record<string, readonly string[]>> = {
  'index.ts': BROWSER,
  'core.ts': below('request'),
  'server.ts': ['node', 'server', 'errors', 'rules', 'schema'],
  'sandbox.ts': ['node', 'sandbox'],
  'sandbox-browser.ts': ['sandbox'],
  'testing.ts': ['testing'],
  'storybook.ts': ['storybook'],
  'cli.ts': ['node', 'sandbox', 'cli'],
};
