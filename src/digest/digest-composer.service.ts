import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Config } from '../common/config.js';
import { Voice } from '../common/voice/voice.js';
import { daysBetween } from '../common/local-date.js';
import { Texts } from '../common/text.js';
import { localDateOf } from '../common/zoned-time.js';
import { MailTemplates } from '../mail/mail-templates.js';
import type { Letter } from '../mail/outbox.service.js';
import type { DigestDay } from './digest-facts.service.js';
import { digestView } from './digest-view.js';
import { subjectFactsOf } from './digest-subject.js';
import { MAX_SUBJECT_LENGTH, subjectChoices } from './domain/subject.js';
import type { Occasion } from './occasion.js';

/** Any day: the sentences of the subjects take turns by the days since. */
const TURNS_BEGIN_ON = '2024-01-01';
const HASH_LENGTH = 16;

/** Puts a day into words: subject, text and HTML, in the account's language. */
@Injectable()
export class DigestComposer {
  constructor(
    private readonly texts: Texts,
    private readonly templates: MailTemplates,
    private readonly config: Config,
  ) {}

  /** The daily mail. Its Message-ID follows from account and day, so that a repeated copy can be told. */
  digest(account: Account, day: DigestDay, now: Date): Letter {
    const occasion = this.occasion(account, now);
    const messageId = `<digest.${hash(account.id)}.${day.day}@${this.host}>`;
    const headers = { ...this.headers, 'X-Digest-Day': day.day };
    return { kind: 'digest', messageId, headers, ...this.words(day, subjectOf(day, occasion), occasion) };
  }

  /** The same words as a try, which takes no day. */
  test(account: Account, day: DigestDay, attempt: { readonly id: string; readonly now: Date }): Letter {
    const occasion = this.occasion(account, attempt.now);
    const subject = occasion.voice.say('subject.test');
    const messageId = `<test.${attempt.id}@${this.host}>`;
    return { kind: 'test', messageId, headers: this.headers, ...this.words(day, subject, occasion) };
  }

  private words(
    day: DigestDay,
    subject: string,
    occasion: Occasion,
  ): Pick<Letter, 'subject' | 'text' | 'html' | 'date'> {
    return { subject, date: occasion.now, ...this.templates.render('digest', digestView(day, subject, occasion)) };
  }

  private occasion(account: Account, now: Date): Occasion {
    const voice = new Voice(this.texts, account.locale, account.timeZone, localDateOf(now, account.timeZone));
    return { account, now, baseUrl: this.config.baseUrl, voice };
  }

  private get host(): string {
    return new URL(this.config.baseUrl).hostname;
  }

  private get headers(): Readonly<Record<string, string>> {
    return { 'List-Id': `Wiedersehen <digest.${this.host}>` };
  }
}

function subjectOf(day: DigestDay, occasion: Occasion): string {
  const turn = daysBetween(TURNS_BEGIN_ON, day.day);
  const subjects = subjectChoices(subjectFactsOf(day, occasion), turn).map(({ code, params }) =>
    occasion.voice.say(`subject.${code}`, params),
  );
  return subjects.find((subject) => [...subject].length <= MAX_SUBJECT_LENGTH) ?? occasion.voice.say('subject.plain');
}

function hash(accountId: string): string {
  return createHash('sha256').update(accountId).digest('hex').slice(0, HASH_LENGTH);
}
