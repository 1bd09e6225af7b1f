/** RFC 3463, 2: 5.x.x will not change by itself, 4.x.x may. */
export type Permanence = 'permanent' | 'temporary';

/** Why a mail came back. */
export interface DeliveryReport {
  readonly permanence: Permanence;
  /** What the server said, in one line. */
  readonly answer: string;
}

/** mail_standing.stopped_why and the page that shows it have room for so much. */
const LONGEST_ANSWER = 500;

/** A report about one mail to one address; those about hundreds are none of ours. */
const MOST_GROUPS = 20;

type Fields = ReadonlyMap<string, string>;

/**
 * Reads a message/delivery-status part (RFC 3464, 2): groups of fields with blank lines between, the first about the mail,
 * each other one about a recipient. Null where nothing came back: it was delivered, relayed, or is no report. A delay is
 * temporary. Never throws.
 *
 * @example readDeliveryReport('Reporting-MTA: dns; mx\n\nAction: failed\nStatus: 5.1.1') // { permanence: 'permanent', answer: '5.1.1' }
 */
export function readDeliveryReport(status: string): DeliveryReport | null {
  const groups = status.replace(/\r\n?/g, '\n').split(/\n\s*\n/, MOST_GROUPS);
  const found = groups.flatMap((group) => reportOf(fieldsOf(group)) ?? []);
  return found.find(({ permanence }) => permanence === 'permanent') ?? found[0] ?? null;
}

/**
 * The same of a notice without such a part, by the first status code in its words: `550 5.1.1 <a@b>: unknown`. Null where
 * it has none. Never throws.
 */
export function readBounceText(text: string): DeliveryReport | null {
  const [, line, code] = /^(.*?\b([45])\.\d{1,3}\.\d{1,3}\b.*)$/m.exec(text) ?? [];
  if (line === undefined) return null;
  return { permanence: code === '5' ? 'permanent' : 'temporary', answer: oneLine(line) };
}

function reportOf(fields: Fields): DeliveryReport | null {
  const valueOf = (name: string): string => fields.get(name) ?? '';
  const action = valueOf('action').toLowerCase();
  const [status] = /^[45]\.\d{1,3}\.\d{1,3}/.exec(valueOf('status')) ?? [];
  if (status === undefined || (action !== 'failed' && action !== 'delayed')) return null;
  const permanence = action === 'failed' && status.startsWith('5') ? 'permanent' : 'temporary';
  // "smtp; 550 5.1.1 unknown": the kind of code, then the code (RFC 3464, 2.3.6)
  const said = valueOf('diagnostic-code').replace(/^[\w-]+\s*;\s*/, '');
  return { permanence, answer: oneLine(said || status) };
}

/** Names in small letters; a line that begins with a blank goes on (RFC 5322, 2.2.3). */
function fieldsOf(group: string): Fields {
  const lines = group.replace(/\n[ \t]+/g, ' ').split('\n');
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const colon = line.indexOf(':');
      return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]];
    }),
  );
}

function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_ANSWER);
}
