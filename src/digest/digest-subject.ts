import type { LocalDate } from '../common/local-date.js';
import { cardOf } from './digest-card.js';
import { birthdayOf, dayOfLine, inShort } from './digest-days.js';
import type { DigestDay, DigestLine } from './digest-facts.service.js';
import { isNearTrip, type SubjectFacts } from './domain/subject.js';
import type { Occasion } from './occasion.js';

/** What of a day decides about its subject; names are the ones that the cards use. */
export function subjectFactsOf(day: DigestDay, occasion: Occasion): SubjectFacts {
  const [first] = day.lines;
  const { voice, account } = occasion;
  const nameOf = (line: DigestLine): string | null => cardOf(line, day, occasion).shortName;
  const start = first?.kind === 'meeting' ? first.meetings[0]?.startAt : undefined;
  const on = first ? meantDay(first, day, voice.today) : null;
  return {
    first: first?.kind ?? 'suggestion',
    name: first ? nameOf(first) : null,
    suggested: day.lines.flatMap((line) => (line.kind === 'suggestion' ? (nameOf(line) ?? []) : [])),
    time: start === undefined ? null : voice.time(start),
    on: on === null ? null : inShort(on, voice),
    trip: tripOf(day, occasion),
    afterBreak: day.afterBreak,
    onlyAsks: day.lines.length === 0,
    withNames: account.mailNames,
  };
}

function meantDay(line: DigestLine, { people }: DigestDay, today: LocalDate): LocalDate | null {
  if (line.kind !== 'birthday') return dayOfLine(line);
  const birthday = line.contactId === null ? null : (people.get(line.contactId)?.birthday ?? null);
  return birthdayOf(line, birthday, today);
}

/** The first person suggested in whose city the reader is within the week. */
function tripOf(day: DigestDay, occasion: Occasion): SubjectFacts['trip'] {
  const { today } = occasion.voice;
  for (const line of day.lines) {
    const trip = line.kind === 'suggestion' ? day.trips.get(line.contactId) : undefined;
    if (!trip || !isNearTrip(trip, today)) continue;
    const begins = trip.startsOn < today ? today : trip.startsOn;
    return { name: cardOf(line, day, occasion).shortName, on: inShort(begins, occasion.voice) };
  }
  return null;
}
