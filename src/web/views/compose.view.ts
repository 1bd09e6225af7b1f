import type { Account } from '../../accounts/account.entity.js';
import type { Fields, FormProblem } from '../../common/http/pages/form.js';
import { textOf } from '../../common/http/pages/form.js';
import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import { shortName } from '../../contacts/domain/full-name.js';
import { MOST_WORDS } from '../../outreach/domain/checks/length.js';
import { isNote } from '../../outreach/domain/words.js';
import type { ComposeFacts, DraftFacts } from '../readers/compose.reader.js';
import type { NewDraftFacts } from '../readers/new-draft.reader.js';
import type { Recipient } from '../readers/recipient.reader.js';
import { angleWords } from './angle.view.js';
import { originFields } from '../compose.fields.js';
import { composeOptions } from './compose-options.view.js';
import { dayAndMonth } from './entry.view.js';
import { expectationOf } from './expectation.view.js';
import { objectionCard } from './objection.view.js';
import { nameOf, onRing } from './person-words.view.js';
import { sendingView } from './sending.view.js';

export function composeNewPage(
  voice: Voice,
  asked: { facts: NewDraftFacts; fields: Fields; problem: FormProblem | null; account: Account },
): Page {
  const { facts, fields, account } = asked;
  const { recipient, free, angle } = facts;
  const name = nameOf(voice, recipient.contact);
  const title = titleOf(voice, recipient);
  const given = textOf(fields, 'situation');
  const chosen = { situation: angle.situation, ...(given === null ? { channel: angle.channel } : {}) };
  const options = composeOptions(voice, { recipient, account, fields, chosen, free });
  const hidden = originFields.filter((field) => field !== 'offerId' || options.offers === null);
  const origin = hidden.map((field) => ({ name: field, value: textOf(fields, field) }));
  const hint = given === null ? angleWords(voice, angle) : null;
  const view = {
    personId: recipient.contact.id,
    name,
    title,
    options: { ...options, hint },
    origin,
    problem: asked.problem,
  };
  return { name: 'compose-new', title, place: 'people', view };
}

interface ComposeAsked {
  readonly draft: ComposeFacts;
  readonly account: Account;
  /** The text as it was sent, when it has to be corrected. */
  readonly fields?: Fields;
  /** The choices as they were sent, when they have to be corrected. */
  readonly tune?: Fields;
  readonly problem?: FormProblem;
}

export function composePage(voice: Voice, asked: ComposeAsked): Page {
  const { draft, account, fields, tune, problem } = asked;
  const { attempt, recipient } = draft;
  const { contact, points } = recipient;
  const name = nameOf(voice, contact);
  const title = titleOf(voice, recipient);
  const view = {
    id: attempt.id,
    personId: contact.id,
    name,
    title,
    lead: voice.say(leadKey(draft)),
    tuned: tunedWords(voice, draft),
    tuneOpen: tune !== undefined,
    options: composeOptions(voice, {
      recipient,
      account,
      fields: tune ?? {},
      chosen: { ...attempt, ...draft.origin },
      slots: draft.slots,
      free: draft.free,
    }),
    subject: fields ? textOf(fields, 'subject') : attempt.subject,
    body: fields ? textOf(fields, 'body') : attempt.body,
    ...paperView(voice, account),
    ...waysView(voice, draft),
    ...sendingView(voice, draft),
    to: { name, address: points.find((point) => point.kind === 'email')?.value },
    checks: checkLines(voice, draft, name),
    expectation: expectationOf(voice, attempt, fields),
    objection: objectionCard(voice, draft, account),
    problem,
  };
  return { name: 'compose', title, place: 'people', view };
}

/** What stands on every letter: who writes it, where and when. */
function paperView(voice: Voice, { name, city }: Account): object {
  const day = voice.fullDay(voice.today);
  return {
    from: { name, city, ring: city && onRing(city) },
    stampDay: dayAndMonth(voice),
    placeDate: city ? voice.say('compose.place-date', { city, day }) : day,
  };
}

/** How the letter gets out of here, by its channel. */
function waysView(voice: Voice, { attempt, recipient, mailto }: DraftFacts): object {
  const { channel, language, script, short, situation } = attempt;
  const isLetter = channel === 'email' || channel === 'letter';
  return {
    channel,
    language,
    script,
    short: isLetter ? null : short,
    profile: recipient.points.find(({ kind, value }) => kind === 'link' && /^https:\/\//i.test(value))?.value,
    mailto: channel === 'email' && !mailto.tooLong ? mailto.href : null,
    sentLabel: voice.say(channel === 'call' ? 'compose.called' : 'compose.sent'),
    waits: !isNote(situation),
  };
}

function titleOf(voice: Voice, { contact }: Recipient): string {
  return voice.say('compose.title', { name: shortName(contact, contact.form) || nameOf(voice, contact) });
}

function leadKey({ attempt }: DraftFacts): string {
  if (attempt.channel === 'call') return 'compose.lead-call';
  return isNote(attempt.situation) ? 'compose.lead-note' : 'compose.lead';
}

/** The choices as a phrase, for the folded form on a phone. */
function tunedWords(voice: Voice, { attempt }: DraftFacts): string {
  return voice.say('compose.tuned', {
    situation: voice.say(`word.situation.${attempt.situation}`),
    form: voice.say(`word.form.${attempt.form}`),
    channel: voice.say(`word.channel-short.${attempt.channel}`),
  });
}

interface CheckLine {
  readonly icon: string;
  readonly text: string;
  readonly suggestion?: string;
  /** In the language of the letter if it can be put in: `taken` names it for the form. */
  readonly taken?: string | undefined;
  readonly takeLabel?: string | undefined;
}

/** Hints, never a verdict: what was found, how long it is, which times are kept free. */
function checkLines(voice: Voice, { attempt, hints, slots, recipient, origin }: DraftFacts, name: string): CheckLine[] {
  const count = attempt.body.split(/\s+/).filter(Boolean).length;
  const found = hints.map(({ code, text, suggestion, start, insert }) => ({
    icon: 'info',
    text,
    suggestion,
    taken: insert ? `${code}:${start ?? ''}` : undefined,
    takeLabel: insert
      ? voice.say(insert.start === insert.end ? 'compose.insert' : 'compose.insert-instead')
      : undefined,
  }));
  const fine = found.length === 0 ? [{ icon: 'check', text: voice.say('compose.checks-fine') }] : [];
  const words = count <= MOST_WORDS ? [{ icon: 'check', text: voice.say('compose.words', { count }) }] : [];
  const had = recipient.bring.given.find(({ offer }) => offer.id === origin.offerId);
  const again = had ? [{ icon: 'info', text: voice.say('offers.had-it', { name, day: voice.fullDay(had.on) }) }] : [];
  const held = slots.map(({ words: times }) => ({
    icon: 'calendar-check',
    text: voice.say('compose.held', { times, name }),
  }));
  return [...fine, ...found, ...again, ...words, ...held];
}
