import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type ConsoleMessage, type Page } from 'playwright-core';
import { inject } from 'vitest';

const artefacts = join(import.meta.dirname, '..', 'artefacts');

/** No sandbox inside a container; nothing that talks to the network by itself. Web security stays on. */
const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What has not appeared after that long is not there; a missing element then fails with its name, not with the test. */
const PATIENCE_MS = 10_000;

/** Chromium reports every form that came back with remarks as an error of its own. */
const expectedConsoleText = 'the server responded with a status of 422';

export interface WatchedPage {
  readonly page: Page;
  /** Console errors and warnings, exceptions and violations of the content security policy, so far. */
  readonly problems: string[];
}

/** One Chromium, to be started once for each test file. */
export class TestBrowser {
  private constructor(private readonly browser: Browser) {}

  static async launch(): Promise<TestBrowser> {
    return new TestBrowser(await chromium.launch({ executablePath: inject('chromium'), args: launchArguments }));
  }

  /** A page in a context of its own, so without the cookies of any other. */
  async newPage(options: BrowserContextOptions = {}): Promise<WatchedPage> {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('console', (message) => {
      if (isProblem(message)) problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(String(error)));
    return { page, problems };
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

/** What axe-core finds on the page as it stands, one line for each: empty is the goal. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
}

/** True if something sticks out to the right, so that the page can be pushed sideways. */
export function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
}

/** Keeps a picture in test/artefacts for people to look at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(artefacts, { recursive: true });
  await page.screenshot({ path: join(artefacts, `${name}.png`), fullPage: true });
}

/** A violation of the content security policy is a console error, too. */
function isProblem(message: ConsoleMessage): boolean {
  return ['error', 'warning'].includes(message.type()) && !message.text().includes(expectedConsoleText);
}

/** What is too small for a thumb; a button that nobody sees (so that Enter saves) is none. */
export function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll('button, .button, input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea, .choice, .chip, .pick-box, summary')]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('.sr') && element.getBoundingClientRect().height < 43.5)
    .map((element) => element.outerHTML.slice(0, 120))`);
}

/** Folded parts are part of the page; menus lie above it and are left closed. */
export function openEverything(page: Page): Promise<void> {
  return page.evaluate('for (const part of document.querySelectorAll("details:not(.menu)")) part.open = true');
}
