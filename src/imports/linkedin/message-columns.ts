import type { Table } from '../reading/table.js';

/** Folded headers of LinkedIn's messages.csv over the years. Source: imports.md, 5.1. */
const HEADERS = {
  conversation: 'conversation id',
  from: 'from',
  senderUrl: 'sender profile url',
  to: 'to',
  recipientUrls: 'recipient profile urls',
  date: 'date',
  folder: 'folder',
  messageDraft: 'is message draft',
  conversationDraft: 'is conversation draft',
} as const;
type Column = keyof typeof HEADERS;

/** One line of the file without its text. */
export type MessageCells = Readonly<Record<Column, string>>;

type Columns = Table['columns'];

/** True for the header of such a file, in any of its forms. */
export function isMessages(columns: Columns): boolean {
  return (['conversation', 'from', 'senderUrl', 'date'] as const).every((column) => columns.has(HEADERS[column]));
}

/**
 * The cells that are looked at; subject and content are not among them. A column that older files lack is ''.
 *
 * @example messageCells(columns, record).folder // 'INBOX'
 */
export function messageCells(columns: Columns, record: readonly string[]): MessageCells {
  const cell = (column: Column): string => record[columns.get(HEADERS[column]) ?? Number.NaN]?.trim() ?? '';
  return {
    conversation: cell('conversation'),
    from: cell('from'),
    senderUrl: cell('senderUrl'),
    to: cell('to'),
    recipientUrls: cell('recipientUrls'),
    date: cell('date'),
    folder: cell('folder'),
    messageDraft: cell('messageDraft'),
    conversationDraft: cell('conversationDraft'),
  };
}
