import type { LocalDate } from '../../common/local-date.js';
import { linkedInKey } from '../../contacts/domain/linkedin-key.js';
import { searchKey } from '../../contacts/domain/name-key.js';
import { importDay } from '../domain/days/import-day.js';
import { importedName } from '../domain/names/imported-name.js';
import { cleanLine } from '../reading/clean-text.js';
import type { MessageCells } from './message-columns.js';

/** Somebody who takes part in a conversation. */
export interface Participant {
  /** The part of the profile address that names them; of a recipient in older files, which have no address, the name. */
  readonly key: string;
  readonly url: string | null;
  name: string | null;
  /** Messages that they wrote. */
  written: number;
  /** When they wrote last, as sortable text; '' for never. */
  lastAt: string;
  lastOn: LocalDate | null;
}

/** Who wrote when and how often; never what. */
export type Conversation = Map<string, Participant>;

/** With more people than this, oneself among them, it is a group, and tells nothing of two people. */
export const mostParticipants = 4;
/** Beyond the limit it is enough to know that it is passed; each may stand there by name and by address. */
const REMEMBERED_PARTICIPANTS = 2 * mostParticipants + 1;
/** Advertisements and InMail stand in folders of their own. Source: imports.md, 5.1. */
const REAL_FOLDERS: ReadonlySet<string> = new Set(['', 'INBOX', 'ARCHIVE', 'ARCHIVED', 'SENT']);
const YES = /^(?:yes|true|ja)$/i;
const INSTANT = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}/;
/** A date is no longer. Unit: characters. */
const LONGEST_DATE = 40;
const LONGEST_NAME = 200;

/** Folds messages while they are read: what is kept grows with the people, not with the messages. */
export class Conversations {
  private readonly byId = new Map<string, Conversation>();

  /** Takes in one message; a draft, an advertisement, a line without sender's address or date counts for nothing. */
  add(cells: MessageCells): void {
    const at = cells.date.slice(0, LONGEST_DATE);
    const on = importDay(at);
    const key = linkedInKey(cells.senderUrl);
    if (on === null || key === null || !isReal(cells)) return;
    const conversation = this.byId.get(cells.conversation) ?? new Map<string, Participant>();
    this.byId.set(cells.conversation, conversation);
    for (const { url, name } of recipientsOf(cells)) participant(conversation, url, name);
    const sender = participant(conversation, cells.senderUrl, cleanName(cells.from));
    if (!sender) return;
    sender.written += 1;
    const sortable = INSTANT.exec(at)?.[0].replace('T', ' ') ?? on;
    if (sortable <= sender.lastAt) return;
    sender.lastAt = sortable;
    sender.lastOn = on;
  }

  all(): Iterable<Conversation> {
    return this.byId.values();
  }
}

function isReal({ conversation, folder, messageDraft, conversationDraft }: MessageCells): boolean {
  const isDraft = YES.test(messageDraft) || YES.test(conversationDraft);
  return conversation !== '' && !isDraft && REAL_FOLDERS.has(folder.toUpperCase());
}

/** The key of somebody of whom only the name is known; no profile address has a blank at its beginning. */
export function nameOnlyKey(name: string): string {
  return ` ${searchKey(name)}`;
}

function participant(conversation: Conversation, url: string | null, name: string | null): Participant | null {
  const profile = linkedInKey(url ?? '');
  const key = profile ?? (name === null ? null : nameOnlyKey(name));
  if (key === null) return null;
  const known = conversation.get(key) ?? newcomer(conversation, key, profile === null ? null : url);
  if (known) known.name ??= name;
  return known;
}

function newcomer(conversation: Conversation, key: string, url: string | null): Participant | null {
  if (conversation.size >= REMEMBERED_PARTICIPANTS) return null;
  const fresh: Participant = { key, url, name: null, written: 0, lastAt: '', lastOn: null };
  conversation.set(key, fresh);
  return fresh;
}

interface Recipient {
  readonly url: string | null;
  readonly name: string | null;
}

/** Several stand in one cell with commas, and a name may hold a comma, too ("Greta Beispiel, MBA"). */
function recipientsOf({ to, recipientUrls }: MessageCells): Recipient[] {
  const urls = splitUpTo(recipientUrls);
  if (urls.length === 1) return [{ url: urls[0] ?? null, name: cleanName(to) }];
  const names = isOneName(to) ? [to] : splitUpTo(to);
  if (urls.length === 0) return names.map((name) => ({ url: null, name: cleanName(name) }));
  return urls.map((url, at) => ({ url, name: names.length === urls.length ? cleanName(names[at] ?? '') : null }));
}

/** A degree behind the comma is no second person. */
function isOneName(to: string): boolean {
  return to.length <= LONGEST_NAME && importedName(to, null).givenName?.includes(',') === false;
}

/** One more than a conversation of a few can have is enough to tell a group. */
function splitUpTo(cell: string): string[] {
  return cell
    .split(',', REMEMBERED_PARTICIPANTS + 1)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function cleanName(text: string): string | null {
  return cleanLine(text.slice(0, LONGEST_NAME));
}
