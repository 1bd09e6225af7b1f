import type { Locale, Texts } from '../../common/text.js';
import type { Channel, Form, Language } from '../../contacts/domain/words.js';
import type { AttemptDetails } from '../../outreach/attempt-details.service.js';
import type { DraftCheck } from '../../outreach/domain/checks/draft-hint.js';
import { type HintManner, hintWords } from '../../outreach/checking/hint-words.js';
import type { AttemptState, NoReason, Outcome, Purpose, Situation } from '../../outreach/domain/words.js';

/** Words that may go into the text: in the place of `start` to `end`, or in between where both are the same. */
export class DraftInsertResponse {
  start!: number;
  end!: number;
  text!: string;
}

export class DraftCheckResponse {
  code!: string;
  /** What was found, and why it matters, in the account's language. */
  text!: string;
  /** A sentence in the language and form of the message; where none would help, what to do about it. */
  suggestion!: string;
  /** True: it can't be marked as sent like this. */
  blocks!: boolean;
  /** Where it stands in the body, in UTF-16 code units; null if it is about what isn't there. */
  start!: number | null;
  end!: number | null;
  /** Where the suggestion could go; null if it is only advice. */
  insert!: DraftInsertResponse | null;
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
  /** In a few words, what it is about. */
  about!: string | null;
  /** The line it begins with, `section/key`; null if its template brings its own. */
  opening!: string | null;
  /** What it was written with: an offer off the shelf, a trip, a template of one's own. */
  offerId!: string | null;
  tripId!: string | null;
  templateId!: string | null;
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
  /** The day of an answer that was read in the mailbox; what came of it only the user says. */
  answerOn!: string | null;
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
  const { attempt, checks, slots, mailto, origin } = details;
  const { accountId: _, formAssumed: __, outcomeAt: ___, blocksUntilOn: ____, earlier: _____, ...told } = attempt;
  const { timesOpened: ______, answerNotedAt: _______, ...shown } = told; // looking at a draft makes no other version of it
  return {
    ...shown,
    ...origin,
    checks: draftChecks(checks, { ...attempt, locale }, texts),
    slots: [...slots],
    mailto: mailto.href,
    mailtoTooLong: mailto.tooLong,
  };
}

export function draftChecks(checks: readonly DraftCheck[], manner: HintManner, texts: Texts): DraftCheckResponse[] {
  return checks.map((check) => hintWords(check, manner, (locale, key, params) => texts.say(locale, key, params)));
}
