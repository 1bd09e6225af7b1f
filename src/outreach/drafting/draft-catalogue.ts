import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../common/errors.js';
import { templatesFolder } from '../../common/folders.js';
import type { Form, Language } from '../../contacts/domain/words.js';
import type { OpeningSection } from '../domain/opening-choice.js';
import type { CheckWords } from '../domain/checks/check-words.js';
import { type Situation, situations } from '../domain/words.js';
import type { OrganisationWords } from './place-words.js';
import { type DraftTemplate, readDraftTemplate } from './read-draft-template.js';
import { type OpeningLine, type Openings, readOpenings } from './read-openings.js';

const folders = ['de-sie', 'de-du', 'en-formal', 'en-casual'] as const;
type Folder = (typeof folders)[number];

/**
 * The draft templates: every templates/drafts/FOLDER/SITUATION.hbs is found and read at the start. A mistake in one of
 * them, a situation that one of the four folders lacks, or a letter without its openings stops the start with a sentence
 * that names the file.
 */
export class DraftCatalogue {
  readonly organisationWords: OrganisationWords;
  readonly checkWords: Readonly<Record<Language, CheckWords>>;
  private readonly templateByPath = new Map<string, DraftTemplate>();
  private readonly sourceByPath = new Map<string, string>();
  private readonly openingsByFolder = new Map<Folder, Openings>();

  constructor(folder: string = join(templatesFolder(), 'drafts')) {
    for (const name of folders) this.readFolder(folder, name);
    this.refuseGaps();
    for (const name of folders) this.readOpenings(folder, name);
    // our own files: a test reads each entry of both
    this.organisationWords = readJson(folder, 'organisation-words.json') as OrganisationWords;
    this.checkWords = readCheckWords(folder);
  }

  /** The template of a situation. In English, sie is formal and du is casual. */
  find(situation: Situation, language: Language, form: Form): DraftTemplate {
    const template = this.templateByPath.get(pathOf(folderOf(language, form), situation));
    if (template === undefined) throw new Error(`a template for ${situation} was there at the start`);
    return template;
  }

  /** The text of the file, for those who make it their own. */
  source(situation: Situation, language: Language, form: Form): string {
    return this.sourceByPath.get(pathOf(folderOf(language, form), situation)) ?? '';
  }

  /** The lines that letters of a kind may begin with; their own file, as several situations share them. */
  openings(section: OpeningSection, language: Language, form: Form): readonly OpeningLine[] {
    return this.openingsByFolder.get(folderOf(language, form))?.get(section) ?? [];
  }

  private readOpenings(folder: string, name: Folder): void {
    const path = `openings/${name}.hbs`;
    const openings = readFile(join(folder, path), path, readOpenings);
    for (const [of, { opening }] of this.templateByPath) {
      if (opening === null || !of.startsWith(`${name}/`) || openings.has(opening)) continue;
      throw new Error(`templates/drafts/${path} lacks the section "${opening}" of ${of}.hbs`);
    }
    this.openingsByFolder.set(name, openings);
  }

  private readFolder(folder: string, name: Folder): void {
    for (const file of readdirSync(join(folder, name)).filter((entry) => entry.endsWith('.hbs'))) {
      const template = readFile(join(folder, name, file), `${name}/${file}`, readDraftTemplate);
      if (`${template.situation}.hbs` !== file) {
        throw new Error(`templates/drafts/${name}/${file} says that it is for "${template.situation}"`);
      }
      this.templateByPath.set(pathOf(name, template.situation), template);
      this.sourceByPath.set(pathOf(name, template.situation), readFileSync(join(folder, name, file), 'utf8'));
    }
  }

  private refuseGaps(): void {
    const missing = situations.flatMap((situation) =>
      folders.map((name) => pathOf(name, situation)).filter((path) => !this.templateByPath.has(path)),
    );
    if (missing.length > 0)
      throw new Error(`templates/drafts lacks ${missing.map((path) => `${path}.hbs`).join(', ')}`);
  }
}

function readFile<Read>(path: string, name: string, read: (source: string) => Read): Read {
  try {
    return read(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof AppError) throw new Error(`templates/drafts/${name}: ${error.detail}`, { cause: error });
    throw error;
  }
}

function readJson(folder: string, file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}

/** What the check looks for, in three files by what it is for. */
function readCheckWords(folder: string): Record<Language, CheckWords> {
  const files = ['check-words.json', 'check-asks.json', 'check-grammar.json'];
  const parts = files.map((file) => readJson(folder, file) as Record<Language, CheckWords>); // each has a part of the lists
  const of = (language: Language): CheckWords =>
    Object.assign({}, ...parts.map((part) => part[language])) as CheckWords;
  return { de: of('de'), en: of('en') };
}

function folderOf(language: Language, form: Form): Folder {
  if (language === 'de') return form === 'sie' ? 'de-sie' : 'de-du';
  return form === 'sie' ? 'en-formal' : 'en-casual';
}

function pathOf(folder: Folder, situation: string): string {
  return `${folder}/${situation}`;
}
