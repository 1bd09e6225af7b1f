/** The line before a signature is never joined with another one (RFC 3676, 4.3). */
const SIGNATURE = '-- ';

interface Line {
  /** `>` for each level. */
  readonly quotes: string;
  readonly content: string;
}

/**
 * Joins the lines of a text with format=flowed (RFC 3676, 4): one that ends with a blank goes on in the next one of the same
 * quote depth. Lines end with LF. Never throws. `unflowed('one \ntwo\n> old')` is `'one two\n> old'`.
 */
export function unflowed(text: string): string {
  const lines: Line[] = [];
  let before: Line | null = null;
  for (const line of text.split('\n').map(lineOf)) {
    const last = lines.at(-1);
    if (before && last && goesOnIn(before, line))
      lines[lines.length - 1] = { ...last, content: last.content + line.content };
    else lines.push(line);
    before = line;
  }
  return lines.map(({ quotes, content }) => (quotes === '' ? content : `${quotes} ${content}`)).join('\n');
}

/** A blank that was put before what would look like a quote or a signature goes (RFC 3676, 4.4). */
function lineOf(text: string): Line {
  const [quotes = ''] = /^>*/.exec(text) ?? [];
  return { quotes, content: text.slice(quotes.length).replace(/^ /, '') };
}

function goesOnIn(line: Line, next: Line): boolean {
  const flows = line.content.endsWith(' ') && line.content !== SIGNATURE;
  return flows && line.quotes === next.quotes && next.content !== SIGNATURE;
}
