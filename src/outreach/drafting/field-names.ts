import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { templatesFolder } from '../../common/folders.js';
import { nearestWord } from '../domain/nearest-word.js';
import { type DraftField, flagFields, wordFields } from './template-fields.js';

const fields: readonly DraftField[] = [...wordFields, ...flagFields];

/** Every name that a template may call a field by: the English ones, and those of templates/drafts/field-names.json. */
class FieldNames {
  /** By the name in small letters. No object: "constructor" is nobody's name here. */
  private readonly fieldByKey: ReadonlyMap<string, DraftField>;
  /** The German names, each field's first one first. */
  readonly german: ReadonlyMap<string, DraftField>;

  constructor() {
    const path = join(templatesFolder(), 'drafts', 'field-names.json');
    const names = JSON.parse(readFileSync(path, 'utf8')) as Record<string, DraftField>; // our own file: a test reads it
    this.german = new Map(Object.entries(names));
    this.fieldByKey = new Map([...fields.map((field) => [field, field] as const), ...this.german].map(keyed));
  }

  /** `Stadt`, `stadt` and `city` are the city; null for what no field is called. */
  field(name: string): DraftField | null {
    return this.fieldByKey.get(keyOf(name)) ?? null;
  }

  /** The name that was probably meant; null if nothing is near. */
  near(name: string): string | null {
    return nearestWord(name, [...this.german.keys(), ...fields]);
  }
}

function keyed([name, field]: readonly [string, DraftField]): readonly [string, DraftField] {
  return [keyOf(name), field];
}

function keyOf(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

let names: FieldNames | null = null;

/** Read once: the file changes only with the program. */
export function fieldNames(): FieldNames {
  return (names ??= new FieldNames());
}
