const TITLES_AT_END = /(?<!\p{L})(?:(?:frau|herrn?|mrs|ms|mr|prof|dr)\.? )+$/iu;

/**
 * A name found in a line, with the titles that stand before it there: they say which half of a name it is. Source: the
 * quick log asks to write down whoever nobody is known by. Never throws.
 *
 * @param name as it stands in `line`; without a line, or where it does not stand there, it stays as it is
 * @example addressedAs('Zorn', 'Mit Frau Zorn telefoniert') // 'Frau Zorn'
 */
export function addressedAs(name: string, line: string | null): string {
  const before = line?.slice(0, Math.max(0, line.indexOf(name))) ?? '';
  return `${TITLES_AT_END.exec(before)?.[0] ?? ''}${name}`;
}
