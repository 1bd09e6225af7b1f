/**
 * The text of a value. In 2.1 only a semicolon is escaped, later also comma, backslash and line break (RFC 2426, 4; RFC
 * 6350, 3.4); Apple escapes colons, too. Any other backslash is one. Never throws.
 *
 * @example valueText('Muster\\, Probe', '3.0') // 'Muster, Probe'
 */
export function valueText(value: string, version: string): string {
  if (!value.includes('\\')) return value;
  if (version.startsWith('2')) return value.replaceAll('\\;', ';');
  return value.replace(/\\([\\,;:nN])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign));
}

/**
 * The parts of a value between separators without a backslash before them, each as text.
 *
 * @example valueParts('Beispiel;Greta', '3.0') // ['Beispiel', 'Greta']
 */
export function valueParts(value: string, version: string, separator: ';' | ',' = ';'): string[] {
  return cut(value, version, separator).map((part) => valueText(part, version));
}

/**
 * The parts of a value, of which each may be a list (RFC 6350, 6.2.1): a list is read as one text.
 *
 * @example valueLists('Beispiel;Greta;Anna,Lena', '4.0')[2] // 'Anna Lena'
 */
export function valueLists(value: string, version: string): string[] {
  if (version.startsWith('2') || !value.includes(',')) return valueParts(value, version);
  return cut(value, version, ';').map((part) => valueParts(part, version, ',').join(' '));
}

/**
 * The same parts as they stand, each with its backslashes.
 *
 * @example cut('Muster\\;Probe;Greta', '3.0', ';') // ['Muster\\;Probe', 'Greta']
 */
export function cut(value: string, version: string, separator: ';' | ','): string[] {
  if (!value.includes('\\')) return value.split(separator);
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < value.length; at += 1) {
    if (value[at] === '\\') at += version.startsWith('2') && value[at + 1] !== ';' ? 0 : 1;
    else if (value[at] === separator) {
      parts.push(value.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, value.slice(start)];
}
