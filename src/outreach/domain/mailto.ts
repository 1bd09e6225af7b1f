/** Longer links are cut off or refused by some mail programs on Windows (about 2,000 characters). In characters. */
const LONGEST_LINK = 1_900;

export interface MailtoLink {
  readonly href: string;
  /** True if some mail programs would not take it whole: copy the text instead. */
  readonly tooLong: boolean;
}

/**
 * A link that opens the user's own mail program with the message filled in (RFC 6068). Line breaks are %0D%0A
 * (section 5); whatever could begin another header field or another address is percent-encoded, control characters are
 * left out. `to` is one address or null. Never throws.
 * `mailtoLink({ to: 'anna@example.org', subject: 'Kaffee?', body: 'Hallo' }).href` is
 * `mailto:anna@example.org?subject=Kaffee%3F&body=Hallo`.
 */
export function mailtoLink(mail: {
  readonly to: string | null;
  readonly subject: string;
  readonly body: string;
}): MailtoLink {
  const address = encoded(oneLine(mail.to ?? '')).replace('%40', '@');
  const body = encoded(withoutControls(mail.body.replace(/\r\n?/g, '\n'))).replaceAll('%0A', '%0D%0A');
  const href = `mailto:${address}?subject=${encoded(oneLine(mail.subject))}&body=${body}`;
  return { href, tooLong: href.length > LONGEST_LINK };
}

function oneLine(text: string): string {
  return withoutControls(text.replace(/[\r\n\t]+/g, ' ')).trim();
}

/** Everything below the blank but the line feed, DEL, and halves of surrogate pairs, which cannot be encoded. */
function withoutControls(text: string): string {
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f]|\p{Surrogate}/gu, '');
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
