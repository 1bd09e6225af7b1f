import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReceiptComposer } from '../../src/answers/commands/receipt-composer.service.js';
import { NoSuchLine } from '../../src/answers/commands/commands.errors.js';
import type { Step, StepResult } from '../../src/answers/commands/step.js';
import type { Locale } from '../../src/common/text.js';
import { startApp, type TestApp } from '../support/app.js';
import { aContact, anAccount, stored } from '../support/builders.js';
import { accessibilityProblems, screenshot, scrollsSideways, TestBrowser } from '../support/browser.js';

/** A mail stands inside the page of a mail program, which has the landmarks. */
const ofWholePages = /^(?:landmark-one-main|region): /;

const looks = [
  { width: 600, colorScheme: 'light', style: true },
  { width: 600, colorScheme: 'dark', style: true },
  { width: 320, colorScheme: 'light', style: true },
  { width: 320, colorScheme: 'dark', style: false },
] as const;

describe('a receipt as a picture', () => {
  let app: TestApp;
  let browser: TestBrowser;

  beforeAll(async () => {
    app = await startApp();
    browser = await TestBrowser.launch();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  async function receipt(locale: Locale): Promise<string> {
    const account = anAccount({ name: 'Jana Muster', locale });
    const marlene = aContact(account, { givenName: 'Marlene', familyName: 'Aşkın-Hoffmann-Oberländer' });
    await stored(app.unitOfWork, account, marlene);
    const line = { id: 'x', kind: 'suggestion', contactId: marlene.id, reminderIds: [], meetingIds: [] } as const;
    const steps: Step[] = [
      { command: { kind: 'later', number: 1, until: '2026-12-12' }, line: { ...line, number: 1 } },
      { command: { kind: 'no', number: 1, reason: 'too-busy' }, line: { ...line, number: 1 } },
      { command: { kind: 'log', number: 9 }, line: null },
    ];
    const results: StepResult[] = [
      { is: 'done', as: 'later', actId: 'a', until: '2026-12-12' },
      { is: 'done', as: 'no', actId: 'b', until: null },
      { is: 'refused', error: new NoSuchLine() },
    ];
    const urls = ['a', 'b'].map((letter) => `https://example.org/m/${letter.repeat(32)}`);
    const said = { steps, results, urls, notUnderstood: [`snooze ${'3'.repeat(60)}`] };
    const id = { messageId: '<r@example.org>', answerId: '<a@example.org>', now: app.clock.now() };
    return (await app.get(ReceiptComposer).letter(account, said, id)).html;
  }

  it.each<Locale>(['de', 'en'])(
    'reads well in %s, wide and narrow, by day and by night, with and without its style',
    async (locale) => {
      const html = await receipt(locale);
      for (const { width, colorScheme, style } of looks) {
        const { page, problems } = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
        await page.setContent(style ? html : html.replace(/<style>[\s\S]*?<\/style>/, ''));
        await screenshot(page, `receipt-${locale}-${width}-${colorScheme}${style ? '' : '-no-style'}`);
        const found = await accessibilityProblems(page);
        expect(found.filter((problem) => !ofWholePages.test(problem))).toEqual([]);
        expect(await scrollsSideways(page)).toBe(false);
        expect(problems).toEqual([]);
      }
    },
  );
});
