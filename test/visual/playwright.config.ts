import { defineConfig } from '@playwright/test';
import { chromiumArgs, chromiumPath } from '../support/chromium.ts';

/**
 * Pictures and accessibility trees of the parts, compared with those in the repository; `npm run pictures` renews them.
 * Also what is said and where the focus goes, at every zoom and in forced colours.
 */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/visual',
  globalSetup: './build-page.ts',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  // A picture that is missing is a failure, and not taken by the way.
  updateSnapshots: 'none',
  snapshotPathTemplate: '{testDir}/{arg}{ext}',
  reporter: process.env['CI'] ? 'line' : 'list',
  timeout: 30_000,
  expect: {
    timeout: 5_000,
    // Lower than Playwright's own, so that a hairline on white counts. The same Chromium draws the same picture twice.
    toHaveScreenshot: { threshold: 0.04, maxDiffPixels: 10, animations: 'disabled', caret: 'hide', scale: 'css' },
  },
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: chromiumPath(), args: [...chromiumArgs, '--font-render-hinting=none'] },
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
    permissions: ['clipboard-write'],
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'off',
    screenshot: 'off',
  },
});
