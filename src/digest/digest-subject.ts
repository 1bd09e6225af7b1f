import { cardOf } from './digest-card.js';
import type { DigestDay } from './digest-facts.service.js';
import type { SubjectFacts } from './domain/subject.js';
import type { Occasion } from './occasion.js';

/** What of a day decides about its subject; names are the ones that the cards use. */
export function subjectFactsOf(day: DigestDay, occasion: Occasion): SubjectFacts {
  const [first] = day.lines;
  const { voice, account } = occasion;
  const nameOf = (line: DigestDay['lines'][number]): string | null => cardOf(line, day.people, occasion).shortName;
  const start = first?.kind === 'meeting' ? first.meetings[0]?.startAt : undefined;
  return {
    first: first?.kind ?? 'suggestion',
    name: first ? nameOf(first) : null,
    suggested: day.lines.flatMap((line) => (line.kind === 'suggestion' ? (nameOf(line) ?? []) : [])),
    time: start === undefined ? null : voice.time(start),
    afterBreak: day.afterBreak,
    onlyAsks: day.lines.length === 0,
    withNames: account.mailNames,
  };
}
