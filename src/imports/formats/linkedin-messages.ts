import { parsedContact, type ParsedContact, type ParsedTalk, type RowError } from '../domain/parsed-contact.js';
import { wholeName } from '../domain/names/whole-name.js';
import type { Remark } from '../domain/words.js';
import { NoPeopleInFile } from '../imports.errors.js';
import { Conversations } from '../linkedin/conversations.js';
import { type Correspondent, correspondents } from '../linkedin/correspondents.js';
import { isMessages, messageCells } from '../linkedin/message-columns.js';
import { decoded, decodedHead } from '../reading/decoded.js';
import { findTable } from '../reading/table.js';
import type { ImportFormat } from './format.js';

/**
 * LinkedIn's `messages.csv`: one person for everybody with whom messages were exchanged, with one talk: the last day, who
 * wrote last, and how many. Nothing of the text is kept, nor of the subject. Source: imports.md, 5.1.
 */
export const linkedInMessages: ImportFormat = {
  name: 'linkedin-messages',
  sniff: (head) => (findTable(decodedHead(head), isMessages) ? 1 : 0),
  *parse({ bytes, reading, owner }) {
    const table = findTable(decoded(bytes, reading.encoding).text, isMessages, reading.delimiter);
    if (!table) throw new NoPeopleInFile();
    const conversations = new Conversations();
    for (const { cells } of table.rows) {
      if (cells) conversations.add(messageCells(table.columns, cells)); // what can't be read may be text: not told
    }
    let row = 0;
    for (const correspondent of correspondents(conversations.all(), owner)) yield person((row += 1), correspondent);
    if (row === 0) throw new NoPeopleInFile();
  },
};

function person(row: number, correspondent: Correspondent): ParsedContact | RowError {
  const { url } = correspondent;
  const name = wholeName(correspondent.name);
  if (!name.givenName && !name.familyName) return { row, error: { code: 'no-name', params: {} }, label: url };
  return parsedContact(row, {
    ...name,
    points: url === null ? [] : [{ kind: 'link', value: url, label: 'LinkedIn', preferred: false }],
    talks: talk(correspondent),
    doubt: doubt(correspondent),
  });
}

function talk({ theirs, mine, perhapsMe }: Correspondent): ParsedTalk[] {
  const theyWroteLast = theirs.lastAt > mine.lastAt;
  const on = theyWroteLast ? theirs.lastOn : mine.lastOn;
  if (on === null) return [];
  const direction = perhapsMe ? 'mutual' : theyWroteLast ? 'inbound' : 'outbound';
  return [{ on, channel: 'message', direction, summary: null, count: theirs.count + mine.count }];
}

function doubt({ mine, perhapsMe }: Correspondent): Remark | null {
  if (perhapsMe) return { code: 'perhaps-you', params: {} };
  return mine.count === 0 ? { code: 'never-answered', params: {} } : null;
}
