import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { MailKeysService, type WrittenKeys } from '../answers/mail-keys.service.js';
import { Config } from '../common/config.js';
import { Voice } from '../common/voice/voice.js';
import { daysBetween } from '../common/local-date.js';
import { Texts } from '../common/text.js';
import { localDateOf } from '../common/zoned-time.js';
import { MailTemplates } from '../mail/mail-templates.js';
import type { Letter } from '../mail/outbox.service.js';
import type { DayToSay } from './day-to-say.js';
import { digestHeaders } from './digest-headers.js';
import { digestMessageId } from './digest-message-id.js';
import { newLineOf, verbsOfMail } from './digest-keys.js';
import { digestView } from './digest-view.js';
import { subjectFactsOf } from './digest-subject.js';
import { MAX_SUBJECT_LENGTH, subjectChoices } from './domain/subject.js';
import type { Occasion } from './occasion.js';

/** Any day: the sentences of the subjects take turns by the days since. */
const TURNS_BEGIN_ON = '2024-01-01';

/** A mail in words, and the keys that make its links work once they are kept. */
export interface Composed {
  readonly letter: Letter;
  readonly keys: WrittenKeys;
}

/** Puts a day into words: subject, text and HTML, in the account's language. Stores nothing. */
@Injectable()
export class DigestComposer {
  constructor(
    private readonly texts: Texts,
    private readonly templates: MailTemplates,
    private readonly config: Config,
    private readonly keys: MailKeysService,
  ) {}

  /** The daily mail. Its Message-ID follows from account and day, so that a repeated copy can be told. */
  digest(account: Account, day: DayToSay, now: Date): Composed {
    const occasion = this.occasion(account, now);
    const messageId = digestMessageId(account.id, day.day, this.config.baseUrl);
    const kind = day.lines.length === 0 ? 'question' : 'digest';
    const subject = subjectOf(day, occasion);
    const { letter, keys } = this.composed(day, { kind, messageId, subject }, occasion);
    return { letter: { ...letter, headers: { ...letter.headers, 'X-Digest-Day': day.day } }, keys };
  }

  /** The same words as a try, which takes no day. */
  test(account: Account, day: DayToSay, attempt: { readonly id: string; readonly now: Date }): Composed {
    const occasion = this.occasion(account, attempt.now);
    const subject = occasion.voice.say('subject.test');
    return this.composed(day, { kind: 'test', messageId: `<test.${attempt.id}@${this.host}>`, subject }, occasion);
  }

  private composed(day: DayToSay, as: Pick<Letter, 'kind' | 'messageId' | 'subject'>, occasion: Occasion): Composed {
    const { account, now } = occasion;
    const lines = day.lines.map(newLineOf);
    const keys = this.keys.write(account, { messageId: as.messageId, lines, verbs: verbsOfMail(day.asks), now });
    const words = this.templates.render('digest', digestView(day, { subject: as.subject, keys }, occasion));
    const sent = { headers: digestHeaders(keys, this.host), envelopeFrom: keys.bounceFrom, date: now };
    return { letter: { ...as, ...sent, ...words }, keys };
  }

  private occasion(account: Account, now: Date): Occasion {
    const voice = new Voice(this.texts, account.locale, account.timeZone, localDateOf(now, account.timeZone));
    return { account, now, baseUrl: this.config.baseUrl, voice };
  }

  private get host(): string {
    return new URL(this.config.baseUrl).hostname;
  }
}

function subjectOf(day: DayToSay, occasion: Occasion): string {
  const turn = daysBetween(TURNS_BEGIN_ON, day.day);
  const subjects = subjectChoices(subjectFactsOf(day, occasion), turn).map(({ code, params }) =>
    occasion.voice.say(`subject.${code}`, params),
  );
  return subjects.find((subject) => [...subject].length <= MAX_SUBJECT_LENGTH) ?? occasion.voice.say('subject.plain');
}
