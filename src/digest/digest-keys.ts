import type { NewLine } from '../answers/new-lines.js';
import type { NewMail } from '../answers/mail-keys.service.js';
import type { DigestLine } from './digest-facts.service.js';

/** What the mail as a whole offers; more only where it asks. */
export function verbsOfMail(asks: boolean): NonNullable<NewMail['verbs']> {
  return asks ? ['weekly', 'pause-week', 'keep'] : ['pause-week'];
}

/** What a line of the mail points to, for its links and for commands by reply. */
export function newLineOf(line: DigestLine): NewLine {
  switch (line.kind) {
    case 'meeting': {
      const [person, ...others] = line.contactIds;
      const contactId = others.length === 0 ? (person ?? null) : null; // of several nobody is the one
      return { kind: 'meeting', contactId, reminderIds: [], meetingIds: line.meetings.map(({ id }) => id) };
    }
    case 'suggestion':
      return { kind: 'suggestion', contactId: line.contactId, reminderIds: [], meetingIds: [] };
    default:
      return {
        kind: line.kind,
        contactId: line.contactId,
        reminderIds: line.reminders.map(({ id }) => id),
        meetingIds: [],
      };
  }
}
