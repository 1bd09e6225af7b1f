import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Texts } from '../../common/text.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { proposeForm } from '../../contacts/domain/form-proposal.js';
import { salutation } from '../../contacts/domain/salutation.js';
import { sayableName, tidyName } from '../../contacts/domain/tidy-name.js';
import type { Form, Language } from '../../contacts/domain/words.js';
import { MailTemplates } from '../../mail/mail-templates.js';
import { oneLine } from '../../mail/mailbox.js';
import type { Meeting } from '../../meetings/meeting.entity.js';
import { type SlotWording, slotWords, theirsOf } from '../../outreach/drafting/slot-words.js';
import { StationsService } from '../../stations/stations.service.js';
import type { News } from '../domain/words.js';

/** Who writes about what to whom. */
export interface Telling {
  readonly account: Account;
  /** How the user signs: the name of their mail account, else theirs. */
  readonly writer: string;
  readonly meeting: Meeting;
  readonly contact: Contact;
  readonly news: News;
}

/** What somebody reads. */
export interface InvitationWords {
  readonly language: Language;
  /** What the event is called in their calendar. */
  readonly summary: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** How an invitation speaks: the language and the form of whoever gets it. Nothing of the user's note is in it. */
@Injectable()
export class InvitationWording {
  constructor(
    private readonly texts: Texts,
    private readonly templates: MailTemplates,
    private readonly stations: StationsService,
  ) {}

  async of(telling: Telling): Promise<InvitationWords> {
    const { account, contact, meeting, news, writer } = telling;
    const { form, language } = await this.mannerTo(account, contact);
    const say: SlotWording['say'] = (key, params) => this.texts.say(language, key, params);
    const slot = { start: meeting.startAt, end: meeting.endAt, timeZone: meeting.timeZone };
    const wording = { language, homeZone: account.timeZone, say };
    const summary = oneLine(meeting.title ?? say('invitation.summary', { name: tidyName(writer) }));
    const greeted = salutation(contact, form, language);
    const view = {
      lang: language,
      greeting: say(`greeting.${greeted.code}`, { name: greeted.name }),
      lead: say(`invitation.${news}.lead.${form}`),
      title: meeting.title === null ? null : summary,
      when: slotWords([slot], { ...wording, theirs: theirsOf(contact, form) }),
      place: meeting.place === null ? null : oneLine(meeting.place),
      end: say(`invitation.${news}.end.${form}`),
      closing: say(`closing.${form}`),
      name: signature(writer, form),
    };
    const subject = say(`invitation.${news}.subject`, {
      summary,
      when: slotWords([slot], { ...wording, theirs: null }),
    });
    return { language, summary, subject, ...this.templates.render('invitation', view) };
  }

  /** Sie or du, and the language: what is known about the person, else what a letter would begin with. */
  private async mannerTo(account: Account, contact: Contact): Promise<{ form: Form; language: Language }> {
    const { form, language, higherStatus, role, stationId } = contact;
    const stations = form === null && stationId !== null ? await this.stations.findMany(account.id, [stationId]) : null;
    const stationKind = stations?.get(stationId ?? '')?.kind ?? null;
    return proposeForm({ form, language, higherStatus, role, stationKind, accountLocale: account.locale });
  }
}

/** Among people who say du, the first name. */
function signature(writer: string, form: Form): string {
  const name = tidyName(writer);
  return form === 'du' ? sayableName(name.split(' ')[0] ?? '') || name : name;
}
