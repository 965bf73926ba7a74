// Which tests failed, from the reports of Vitest and Playwright: `npm test` prints a list of thousands before.
import { stripVTControlCharacters } from 'node:util';

/** Of a message, enough to see what was expected. */
const LONGEST_MESSAGE = 600;

/** @param {any} report of Vitest, or of Playwright. @returns {string[]} one text for each test or file that failed */
export function failedTests(report) {
  return report.suites ? report.suites.flatMap(failedSpecs) : report.testResults.flatMap(failedInFile);
}

/** @param {any} file */
function failedInFile({ name, message, assertionResults }) {
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  if (failed.length > 0) return failed.map((test) => describe(name, test.fullName, test.failureMessages[0]));
  // A file that did not come to its tests.
  return message ? [describe(name, 'the file', message)] : [];
}

/** @param {any} suite @returns {string[]} */
function failedSpecs({ specs = [], suites = [] }) {
  const failed = specs.filter(({ ok }) => !ok);
  const own = failed.map(({ file, title, tests }) => describe(file, title, errorOf(tests)));
  return [...own, ...suites.flatMap(failedSpecs)];
}

/** @param {any[]} tests */
function errorOf(tests) {
  return tests.flatMap(({ results }) => results).find(({ error }) => error)?.error.message;
}

/** @param {string} file @param {string} title @param {string} [message] */
function describe(file, title, message = 'No message.') {
  return `${file} › ${title}\n${stripVTControlCharacters(message).slice(0, LONGEST_MESSAGE)}`;
}
