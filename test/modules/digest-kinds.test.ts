import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import type { Locale } from '../../src/common/text.js';
import { DigestService } from '../../src/digest/digest.service.js';
import { OutboxMail } from '../../src/mail/outbox-mail.entity.js';
import { startApp, type TestApp } from '../support/app.js';
import { anAccount } from '../support/builders.js';
import { repliesAreRead } from '../support/mail-day.js';
import { mailKinds } from '../support/mail-kinds.js';

const golden = join(import.meta.dirname, '..', 'fixtures', 'mail');
/** The full day has golden files of its own. */
const kinds = Object.entries(mailKinds).filter(([kind]) => kind !== 'full');

function withoutTokens(text: string): string {
  let count = 0;
  return text.replace(/[0-9a-f]{32}/g, () => `TOKEN${(count += 1)}`);
}

describe('each kind of daily mail', () => {
  let app: TestApp;
  let number = 0;

  beforeAll(async () => {
    app = await startApp({ env: { BASE_URL: 'https://example.org', ...repliesAreRead } });
  });
  afterAll(() => app.close());

  async function mailOf(
    kind: string,
    fields: Partial<Account>,
    first: number,
  ): Promise<Record<'subject' | 'text', string>> {
    const { at, account: asked = {}, prepare } = mailKinds[kind] ?? expect.fail(kind);
    const account = anAccount({ name: 'Jana Muster', email: `k${(number += 1)}@example.org`, ...asked, ...fields });
    app.clock.set(at);
    await prepare(app, account, first);
    await app.get(DigestService).sendDue(app.clock.now());
    const { message } = await app.unitOfWork.reader.findOneByOrFail(OutboxMail, { accountId: account.id });
    const { subject = '', text = '' } = await simpleParser(message);
    return { subject, text };
  }

  it.each(kinds.flatMap(([kind], index) => (['de', 'en'] as const).map((locale: Locale) => ({ kind, locale, index }))))(
    'says exactly this: $kind in $locale',
    async ({ kind, locale, index }) => {
      const { subject, text } = await mailOf(kind, { locale }, (locale === 'de' ? 1000 : 2000) + index * 20);
      await expect(withoutTokens(`Subject: ${subject}\n\n${text}`)).toMatchFileSnapshot(
        join(golden, `${kind}.${locale}.txt`),
      );
    },
  );

  it.each<[string, Locale, string]>([
    ['trip', 'de', 'Am Donnerstag ist jemand in deiner Nähe'],
    ['trip', 'en', 'Someone is close by on Thursday'],
    ['meeting', 'de', 'Deine Menschen für heute'],
    ['birthday', 'en', 'Your people for today'],
    ['weekly', 'de', 'Deine Menschen für heute'],
  ])('names nobody in the subject where the account wants it so: %s in %s', async (kind, locale, expected) => {
    const { subject } = await mailOf(kind, { locale, mailNames: false }, 3000 + (number += 1) * 20);
    expect(subject).toBe(expected);
  });
});
