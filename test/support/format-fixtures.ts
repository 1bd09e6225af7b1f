import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of each format in test/fixtures/imports; our own two are made by exporting. */
export const fixtureOf: Readonly<Record<string, string>> = {
  linkedin: 'linkedin-Connections-en.csv',
  'linkedin-messages': 'linkedin-messages-many.csv',
  'linkedin-invitations': 'linkedin-invitations.csv',
  google: 'google-several.csv',
  outlook: 'outlook-de-excel.csv',
  thunderbird: 'thunderbird-de.csv',
  vcard: 'vcard-programs.vcf',
  ldif: 'thunderbird.ldif',
  monica: 'monica-quirks.json',
  'monica-sql': 'monica.sql',
  names: 'names.txt',
  csv: 'table-excel-de.csv',
};

export function pathOfFixture(name: string): string {
  return join(import.meta.dirname, '..', 'fixtures', 'imports', name);
}

export function bytesOfFixture(name: string): Buffer {
  return readFileSync(pathOfFixture(name));
}
