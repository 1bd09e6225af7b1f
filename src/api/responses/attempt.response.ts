import type { Locale, Texts } from '../../common/text.js';
import type { Channel, Form, Language } from '../../contacts/domain/words.js';
import type { AttemptDetails } from '../../outreach/attempt-details.service.js';
import type { DraftCheck } from '../../outreach/domain/draft-check.js';
import type { AttemptState, NoReason, Outcome, Purpose, Situation } from '../../outreach/domain/words.js';

export class DraftCheckResponse {
  code!: string;
  /** What was found, and what to do about it, in the account's language. */
  text!: string;
  suggestion!: string;
  /** True: it can't be marked as sent like this. */
  blocks!: boolean;
}

export class OfferedSlotResponse {
  start!: string;
  end!: string;
  timeZone!: string;
  /** In the language of the message. */
  words!: string;
}

export class AttemptResponse {
  id!: string;
  contactId!: string;
  parentId!: string | null;
  purpose!: Purpose | null;
  situation!: Situation;
  channel!: Channel;
  language!: Language;
  form!: Form;
  city!: string | null;
  subject!: string;
  body!: string;
  short!: string;
  script!: string | null;
  checks!: DraftCheckResponse[];
  slots!: OfferedSlotResponse[];
  /** RFC 6068 link to the user's own mail program. */
  mailto!: string;
  /** True: some mail programs cut the link off, copying is safer. */
  mailtoTooLong!: boolean;
  state!: AttemptState;
  sentAt!: string | null;
  sentOn!: string | null;
  lastMessageOn!: string | null;
  followUpsSent!: number;
  outcome!: Outcome | null;
  reason!: NoReason | null;
  outcomeOn!: string | null;
  /** The day on which silence closes it. */
  silentOn!: string | null;
  /** The day from which this person may be suggested again. */
  comebackOn!: string | null;
  expectation!: number | null;
  howHardExpected!: number | null;
  howHardWas!: number | null;
  createdAt!: string;
  updatedAt!: string;
}

export class AttemptListResponse {
  items!: AttemptResponse[];
  nextCursor!: string | null;
}

export class DraftChecksResponse {
  checks!: DraftCheckResponse[];
}

export function attemptResponse(details: AttemptDetails, locale: Locale, texts: Texts): AttemptResponse {
  const { attempt, checks, slots, mailto } = details;
  const { accountId: _, formAssumed: __, outcomeAt: ___, blocksUntilOn: ____, earlier: _____, ...shown } = attempt;
  return {
    ...shown,
    checks: draftChecks(checks, locale, texts),
    slots: [...slots],
    mailto: mailto.href,
    mailtoTooLong: mailto.tooLong,
  };
}

export function draftChecks(checks: readonly DraftCheck[], locale: Locale, texts: Texts): DraftCheckResponse[] {
  return checks.map(({ code, params, blocks }) => ({
    code,
    text: texts.say(locale, `check.${code}`, params),
    suggestion: texts.say(locale, `check.${code}.suggestion`, params),
    blocks,
  }));
}
