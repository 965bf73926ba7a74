import type { SourceFile } from './imports.ts';
import { type Piece, readSyntax } from './syntax.ts';

/**
 * Phrases of the dialect this code was first written in, each with what to write in its place. Only phrases without a
 * legitimate use in technical English are here. Matched in comments, in texts of the code and in Markdown.
 */
const PHRASES: Readonly<Record<string, [RegExp, string]>> = {
  told: [/\btold\b/i, 'reported, notified, warned'],
  kept: [/\bkept\b/i, 'stored, preserved, unchanged'],
  usual: [/\busual\b/i, 'default, ordinary'],
  said: [/\bsaid\b/i, 'reported, stated, announced'],
  nobody: [/\b(?:no|any|some)body\b/i, 'name the actor: the shopper, the server, another process'],
  'by what': [/\b(?:by|over) what\b|\bwhat is said\b/i, 'name the thing'],
  'own accord': [/\bof (?:its|their|your) own accord\b|\bby itself alone\b/i, 'automatically'],
  'stand-in': [/\bstand(?:s|ing)?[ -]in\b/i, 'substitute'],
  stands: [/\bstands?\b(?! for)/i, 'is, appears, applies'],
  business: [
    /\bbusiness of\b|\b(?:page|shop|kit|server|duty|settle)['’]s business\b|\bnot yours to\b/i,
    'responsibility',
  ],
  'is no': [/(?<!\bthere )\bis no (?!longer|more\b|such|other|newer|older|later|larger|better)/i, 'is not a'],
  'asks about': [/\bask(?:s|ed|ing)? (?:about|on|after)\b/i, 'verify, query, poll'],
  duty: [/\bdut(?:y|ies)\b(?! to)/i, 'effect'],
  'give back': [/\bg(?:ives?|iven|ave|iving) (?:it |that |them |money )?back\b|\bmoney \S+ back\b/i, 'refund'],
  'look again': [/\blook(?:s|ed|ing)?(?: it)?(?: up)? (?:again|anew)\b|\basks? again\b/i, 'recheck, retry'],
  anew: [/\banew\b/i, 'again'],
  reckon: [/\breckon/i, 'computed'],
  'at rest': [/\bcomes? to rest\b|\brests? in\b/i, 'settles, final state'],
  'in sight': [/\b(?:in|out of) sight\b/i, 'visible'],
  'by night': [/\bby (?:day|night)\b/i, 'in light mode, in dark mode'],
  'speaks of': [/\bsp(?:eaks?|oke|oken|eaking) (?:of|about|up)\b/i, 'is about, matches, mentions'],
  heard: [/\b(?:un)?heard\b/i, 'received'],
  mend: [/\bmend(?:s|ed|ing)?\b/i, 'fix, correct'],
  begun: [/\bbegun\b/i, 'started'],
  'be had': [/\b(?:be|is|are) had\b|\bmay have it\b/i, 'available'],
  silent: [/\b(?:go|goes|went|gone|fall|fell) silent\b/i, 'stops responding'],
  whoever: [/\bwhoever\b/i, 'name the actor'],
  wholly: [/\bwholly\b|\bhitherto\b|\blest\b|\bwhence\b|\bthereof\b/i, 'completely'],
  trouble: [/\btrouble\b/i, 'error, failure'],
  plenty: [/\bplenty\b|\bso many as\b|\bever more\b/i, 'enough'],
  'in a word': [/\bin a word\b|\band no more\b|\band nothing else\b/i, 'only'],
  'hands out': [/\bhand(?:s|ed)? (?:out|over)\b/i, 'returns, passes'],
  'at hand': [/\bat hand\b/i, 'current'],
  'so says': [/\bsays so\b|\bso says\b|\bits word\b|\bserver['’]s word\b/i, 'reports'],
};

/** Identifiers of the dialect, and names that were replaced. Whole names, or words inside a camelCase name. */
const NAMES: Readonly<Record<string, [RegExp, string]>> = {
  told: [/^told|Told(?![a-z])/, 'reported'],
  kept: [/^kept(?![a-z])|Kept(?![a-z])/, 'stored'],
  usual: [/^usual|Usual/, 'default…'],
  said: [/^said(?![a-z])|Said(?![a-z])/, 'answered, reported'],
  asked: [/^asked(?![a-z])|Asked(?![a-z])/, 'pending, required'],
  standIn: [/standIn|StandIn|inPlace$/, 'substitute'],
  stage: [/^(?:use)?[sS]tage$/, 'part context'],
  keepAs: [/^keepAs$/, 'customerUid'],
  duty: [/[dD]ut(?:y|ies)(?![a-z])/, 'effect'],
  fulfil: [/^fulfil$/, 'onPaid'],
  awaitingDeposit: [/^awaitingDeposit$/, 'onDepositPending'],
  giveBack: [/^giveBack/, 'refundMismatch'],
  goOn: [/^goOn$/, 'resume'],
  lookAgain: [/^look(?:Again|s)$|LOOK/, 'recheck'],
  askAbout: [/^askAbout/, 'verify'],
  speaksOf: [/^speaksOf/, 'matches'],
  fallback: [/^useFallback$/, 'derive it'],
  MOST: [/^MOST_|_MOST$/, 'MAX_…'],
  LONGEST: [/^(?:LONGEST|SHORTEST)/, 'MAX_…, MIN_…'],
  WITHIN: [/_WITHIN$|^AT_ONCE$|^PATIENCE$|^SOON$/, '…_TIMEOUT_MS, CONCURRENCY, …_DELAY_MS'],
  CheckoutSlots: [/^CheckoutSlots|^CheckoutDefaults|^useCheckoutDefaults$/, 'CheckoutProvider'],
  RenderSlots: [/^RenderSlots$/, 'components'],
  scheme: [/^scheme$/, 'colorScheme'],
  oldNames: [
    /^(?:closedWindow|orderKey|OneTimePayment|SavedCard|KeptCard|LEDGER_MIGRATION|useWords|WordTable)$/,
    'the name in the table of names',
  ],
};

export interface Finding {
  /** The key of the word list. */
  word: string;
  /** `file:line: text (write: …)` */
  message: string;
}

/** Every phrase and name of the dialect in a file; Markdown is prose as a whole. */
export function findDialect(file: SourceFile): Finding[] {
  if (/\.mdx?$/.test(file.path)) {
    const lines = file.text.split('\n').map((text, index) => ({ text, line: index + 1 }));
    return match(file.path, lines, PHRASES);
  }
  const { prose, names } = readSyntax(file);
  return [...match(file.path, prose, PHRASES), ...match(file.path, names, NAMES)];
}

function match(path: string, pieces: readonly Piece[], list: typeof PHRASES): Finding[] {
  return pieces.flatMap(({ text, line }) =>
    Object.entries(list).flatMap(([word, [pattern, instead]]) => {
      // A comment may break a phrase over two lines.
      const found = pattern.exec(text.replace(/\s*\n\s*\*?\s*/g, ' '));
      return found ? [{ word, message: `${path}:${line}: "${found[0]}" (write: ${instead})` }] : [];
    }),
  );
}
