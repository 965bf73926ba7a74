import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { Builder, By, until, type WebDriver, type WebElement } from 'selenium-webdriver';
import { ensureEngines } from '../support/ensure-programs.mjs';
import { freePort } from '../support/postgres.ts';
import { untilOpen } from '../support/until-open.ts';
import { type Device, type Engine, type EngineShopper, PHONE, SIZES } from './engine.ts';

const BROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
const WAIT_MS = 20_000;

/** Debian's WebKitGTK by WebDriver, on a screen that nobody sees. */
export async function openWebkit(): Promise<Engine> {
  ensureEngines();
  const screen = `:${90 + Math.floor(Math.random() * 900)}`;
  const display = spawn('Xvfb', [screen, '-screen', '0', '1400x1000x24'], { stdio: 'ignore' });
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const port = await freePort();
  const env = { ...process.env, DISPLAY: screen, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' };
  const service = spawn('WebKitWebDriver', [`--port=${port}`], { env, stdio: 'ignore' });
  await untilOpen(port, 'WebKitWebDriver');
  return {
    open: (device) => visit(port, device),
    async close() {
      await end(service);
      await end(display);
    },
  };
}

async function end(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null) return;
  const ended = once(program, 'exit');
  program.kill();
  await ended;
}

async function visit(port: number, { isPhone = false, isDark = false }: Device): Promise<EngineShopper> {
  const args = ['--automation', ...(isDark ? ['--dark-mode'] : []), ...(isPhone ? [`--user-agent=${PHONE}`] : [])];
  const driver = await new Builder()
    .usingServer(`http://127.0.0.1:${port}`)
    .withCapabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: BROWSER, args } })
    .build();
  await driver
    .manage()
    .window()
    .setRect({ x: 0, y: 0, ...(isPhone ? SIZES.phone : SIZES.wide) });
  const page = await driver.getWindowHandle();
  const seesWindow = async () =>
    void (await driver.wait(async () => (await driver.getAllWindowHandles()).length > 1, WAIT_MS));
  return {
    go: (address) => driver.get(address),
    press: (name) => pressButton(driver, name),
    choose: async (text) => (await shown(driver, `//*[normalize-space(text())=${quoted(text)}]`)).click(),
    sees: async (text) => void (await shown(driver, `//*[normalize-space(.)=${quoted(text)}]`)),
    seesWindow,
    async pressInWindow(name) {
      if (!isPhone) {
        await seesWindow();
        const popup = (await driver.getAllWindowHandles()).find((handle) => handle !== page);
        await driver.switchTo().window(popup ?? page);
      }
      await pressButton(driver, name);
      await driver.switchTo().window(page);
    },
    address: () => driver.getCurrentUrl(),
    colours: (selector) =>
      driver.executeScript(
        `const element = document.querySelector(arguments[0]);
        return { ground: getComputedStyle(document.body).backgroundColor, text: element ? getComputedStyle(element).color : '' };`,
        selector,
      ),
    picture: async (path) => writeFileSync(path, Buffer.from(await driver.takeScreenshot(), 'base64')),
    thrown: () => [],
    close: () => driver.quit(),
  };
}

const quoted = (text: string) => `'${text.replaceAll("'", '')}'`;

/** A button that is not ready is `aria-disabled`, and ignores a press. */
async function pressButton(driver: WebDriver, name: string): Promise<void> {
  const path = `//button[normalize-space(.)=${quoted(name)} and not(@aria-disabled='true') and not(@disabled)]`;
  await (await shown(driver, path)).click();
}

/** The first element of the path that is on the screen. */
async function shown(driver: WebDriver, path: string): Promise<WebElement> {
  await driver.wait(until.elementLocated(By.xpath(path)), WAIT_MS, `There is no ${path}`);
  const found = await driver.wait(
    async () => {
      for (const element of await driver.findElements(By.xpath(path)))
        if (await element.isDisplayed().catch(() => false)) return element;
      return null;
    },
    WAIT_MS,
    `${path} is not shown`,
  );
  if (!found) throw new Error(`${path} is not shown`);
  return found;
}
