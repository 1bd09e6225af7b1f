import type { Voice } from '../../common/voice/voice.js';
import { awaitsOutcome } from '../../outreach/domain/answer-seen.js';
import { isNote } from '../../outreach/domain/words.js';
import type { AttemptFacts, OutboxFacts } from '../readers/outbox.reader.js';
import { nameOf } from './person-words.view.js';

/** The groups from the top of the page to the bottom; those at the end are folded. */
const GROUPS = ['answers', 'nudge', 'drafts', 'waiting', 'agreed', 'talked', 'later', 'rest', 'notes'] as const;
type Group = (typeof GROUPS)[number];
const FOLDED: readonly Group[] = ['talked', 'rest', 'notes'];

export function outboxView(voice: Voice, urls: { path(path: string): string }, facts: OutboxFacts): object {
  const rowsByGroup = new Map<Group, object[]>();
  for (const item of facts.items) {
    const group = groupOf(voice, item);
    const rows = rowsByGroup.get(group) ?? [];
    if (group) rowsByGroup.set(group, [...rows, rowOf(voice, item, { group, first: rows.length === 0 })]);
  }
  const groups = GROUPS.flatMap((code) => {
    const rows = rowsByGroup.get(code);
    if (!rows) return [];
    const folded = FOLDED.includes(code) ? voice.say('outbox.show', { count: rows.length }) : null;
    return [{ code, title: voice.say(`outbox.${code}`), note: voice.say(`outbox.${code}-note`), rows, folded }];
  });
  return {
    lead: voice.say('outbox.lead', { count: facts.sentLately }),
    groups: groups.length > 0 ? groups : null,
    older: facts.nextCursor && urls.path(`/outbox?before=${encodeURIComponent(facts.nextCursor)}`),
  };
}

function groupOf(voice: Voice, { attempt, meeting, followUp }: AttemptFacts): Group {
  if (attempt.state === 'drafted') return 'drafts';
  if (isNote(attempt.situation) || attempt.situation === 'follow-up') return 'notes';
  if (awaitsOutcome(attempt)) return 'answers';
  if (attempt.state === 'sent') return followUp && followUp.dueOn <= voice.today ? 'nudge' : 'waiting';
  return settledGroup(attempt, meeting !== null);
}

function settledGroup({ state, outcome }: AttemptFacts['attempt'], agreed: boolean): Group {
  if (state === 'answered') return agreed ? 'agreed' : 'talked';
  return outcome === 'silence' ? 'rest' : 'later';
}

function rowOf(voice: Voice, item: AttemptFacts, { group, first }: { group: Group; first: boolean }): object {
  const { attempt, contact } = item;
  const quoted = attempt.subject ? voice.say('outbox.quoted', { subject: attempt.subject }) : null;
  return {
    id: attempt.id,
    personId: contact.id,
    name: nameOf(voice, contact),
    subject: group === 'agreed' ? null : quoted,
    what: whatOf(voice, item, group),
    first,
    followUp: group === 'nudge',
    draft: group === 'drafts',
    answer: ['answers', 'nudge', 'waiting'].includes(group),
    change: !['answers', 'nudge', 'waiting', 'drafts', 'notes'].includes(group),
  };
}

function whatOf(voice: Voice, { attempt, meeting, followUp }: AttemptFacts, group: Group): string {
  if (group === 'drafts') return voice.say('outbox.row-draft', { ago: voice.ago(voice.dayOf(attempt.createdAt)) });
  if (group === 'agreed' && meeting) {
    const when = `${voice.soon(voice.dayOf(meeting.startAt, meeting.timeZone))}, ${voice.time(meeting.startAt, meeting.timeZone)}`;
    return voice.say(meeting.place ? 'outbox.row-meeting-at' : 'outbox.row-meeting', {
      when,
      place: meeting.place ?? '',
    });
  }
  const channel = voice.say(`word.channel-short.${attempt.channel}`);
  const sent = voice.say('outbox.row-sent', {
    channel,
    ago: voice.ago(attempt.lastMessageOn ?? attempt.sentOn ?? voice.today),
  });
  const after = afterwards(voice, attempt, followUp);
  return [sent, ...after].join(' · ');
}

function afterwards(voice: Voice, attempt: AttemptFacts['attempt'], followUp: AttemptFacts['followUp']): string[] {
  if (attempt.outcome === 'please-dont') return [voice.say('outbox.row-please-dont')];
  const ask =
    followUp && followUp.dueOn > voice.today
      ? [voice.say('outbox.row-ask', { day: voice.shortDay(followUp.dueOn) })]
      : [];
  const known = attempt.reason !== null && attempt.reason !== 'unknown';
  const reason = known ? [voice.say(`word.reason.${attempt.reason ?? ''}`)] : [];
  const comeback = attempt.comebackOn
    ? [voice.say('outbox.row-comeback', { day: voice.shortDay(attempt.comebackOn) })]
    : [];
  return [...ask, ...reason, ...comeback];
}
