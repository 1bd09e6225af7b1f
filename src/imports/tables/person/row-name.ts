import type { Gender } from '../../../contacts/domain/words.js';
import { addressed } from '../../domain/names/addressed.js';
import { genderOfWord } from '../../domain/names/gender-word.js';
import { importedName, type PersonName } from '../../domain/names/imported-name.js';
import { wholeName } from '../../domain/names/whole-name.js';
import type { Remark } from '../../domain/words.js';
import type { Cells } from '../cells.js';

export interface RowName extends PersonName {
  readonly nickname: string | null;
  readonly gender: Gender | null;
  readonly remarks: readonly Remark[];
}

/**
 * The name of a row: its parts if any is told, else the whole name, else the nickname. Never throws.
 *
 * @example rowName(cells).familyName // 'Beispiel'
 */
export function rowName(cells: Cells): RowName {
  const nickname = cells.first('nickname');
  const { name, gender, remarks } = partsOfName(cells) ?? nameInOneText(cells, nickname);
  const { givenName, familyName, honorific } = name;
  if (cells.layout.isPlain) return { givenName, familyName, honorific, nickname, gender, remarks };
  const prefix = addressed(cells.first('honorific'));
  const salutation = addressed(cells.first('salutation'));
  const titles = [prefix.title, prefix.rest].filter((part) => part !== null).join(' ');
  return {
    ...{ givenName, familyName, nickname, remarks },
    honorific: titles === '' ? (salutation.title ?? honorific) : titles,
    gender: genderOfWord(cells.first('gender')) ?? prefix.gender ?? salutation.gender ?? gender,
  };
}

interface FoundName {
  readonly name: PersonName;
  readonly gender: Gender | null;
  readonly remarks: readonly Remark[];
}

function partsOfName(cells: Cells): FoundName | null {
  const [first, middle, family] = [cells.first('givenName'), cells.first('middleName'), cells.first('familyName')];
  if (first === null && middle === null && family === null) return null;
  const given = first !== null && middle !== null ? `${first} ${middle}` : (first ?? middle);
  const name = importedName(given, family);
  const isTidied = given !== name.givenName || family !== name.familyName;
  return { name, gender: null, remarks: isTidied ? tidied([given, family]) : [] };
}

function nameInOneText(cells: Cells, nickname: string | null): FoundName {
  const text = cells.first('fullName') ?? nickname;
  const { gender } = addressed(text);
  const name = wholeName(gender === null ? text : withoutFormOfAddress(text));
  const parts = [name.honorific, name.givenName, name.familyName].filter((part) => part !== null);
  const isTidied = text !== null && lettersOf(text) !== lettersOf(parts.join(' ')) && gender === null;
  return { name, gender, remarks: isTidied ? tidied([text]) : [] };
}

function withoutFormOfAddress(text: string | null): string | null {
  const { title, rest } = addressed(text);
  return [title, rest].filter((part) => part !== null).join(' ') || null;
}

function tidied(before: readonly (string | null)[]): Remark[] {
  return [{ code: 'name-tidied', params: { before: before.filter((part) => part !== null).join(' ') } }];
}

/** To compare names whatever their order and their separators. */
function lettersOf(name: string): string {
  return (
    name
      .match(/[\p{L}\p{N}]/gu)
      ?.sort()
      .join('') ?? ''
  );
}
