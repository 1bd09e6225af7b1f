/**
 * The records of a table written strictly by RFC 4180, lazily and to the character: line ends within quotes stay what they
 * were, however many. A record ends with CRLF or LF. Never throws; a quote that is never closed reaches to the end.
 *
 * @example [...exactRecords('a,"b\r\n""c"""\r\n', ',')] // [['a', 'b\r\n"c"']]
 */
export function* exactRecords(text: string, delimiter: string): Generator<readonly string[], undefined> {
  let at = 0;
  let cells: string[] = [];
  while (at < text.length) {
    const [cell, end] = text[at] === '"' ? quoted(text, at) : plain(text, at, delimiter);
    cells.push(cell);
    at = end;
    if (text[at] === delimiter) {
      at += 1;
      if (at < text.length) continue;
      cells.push('');
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    if (cells.some((other) => other !== '')) yield cells;
    cells = [];
  }
  return undefined;
}

function plain(text: string, start: number, delimiter: string): [cell: string, end: number] {
  let end = start;
  while (end < text.length && text[end] !== delimiter && !isLineEnd(text, end)) end += 1;
  return [text.slice(start, end), end];
}

/** Two quotes are one; what stands behind the closing one, up to the delimiter, belongs to it by nobody's rule and is kept. */
function quoted(text: string, start: number): [cell: string, end: number] {
  let cell = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return [cell + text.slice(from), text.length];
    cell += text.slice(from, quote);
    if (text[quote + 1] !== '"') return [cell, quote + 1];
    cell += '"';
    from = quote + 2;
  }
}

function isLineEnd(text: string, at: number): boolean {
  return text[at] === '\n' || (text[at] === '\r' && text[at + 1] === '\n');
}
