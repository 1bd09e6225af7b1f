import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../common/errors.js';
import { templatesFolder } from '../../common/folders.js';
import type { Form, Language } from '../../contacts/domain/words.js';
import type { CheckWords } from '../domain/draft-check.js';
import type { OrganisationWords } from './place-words.js';
import { type DraftTemplate, readDraftTemplate } from './read-draft-template.js';

const folders = ['de-sie', 'de-du', 'en-formal', 'en-casual'] as const;
type Folder = (typeof folders)[number];

/** Asked for a situation that nobody has written a template for. */
export class SituationNotWritten extends AppError {
  constructor(situation: string, known: readonly string[]) {
    const detail = `There is no template for "${situation}" yet; there is one for: ${known.join(', ')}.`;
    super('situation-not-written', 422, detail, { situation, known: known.join(', ') });
  }
}

/**
 * The draft templates: every templates/drafts/FOLDER/SITUATION.hbs is found and read at the start. A mistake in one of
 * them, or a situation that one of the four folders lacks, stops the start with a sentence that names the file.
 */
export class DraftCatalogue {
  readonly situations: readonly string[];
  readonly organisationWords: OrganisationWords;
  readonly checkWords: Readonly<Record<Language, CheckWords>>;
  private readonly templateByPath = new Map<string, DraftTemplate>();

  constructor(folder: string = join(templatesFolder(), 'drafts')) {
    for (const name of folders) this.readFolder(folder, name);
    this.situations = [...new Set([...this.templateByPath.values()].map(({ situation }) => situation))].sort();
    this.refuseGaps();
    // our own files: a test reads each entry of both
    this.organisationWords = readJson(folder, 'organisation-words.json') as OrganisationWords;
    this.checkWords = readJson(folder, 'check-words.json') as Record<Language, CheckWords>;
  }

  /** The template of a situation; throws SituationNotWritten. In English, sie is formal and du is casual. */
  find(situation: string, language: Language, form: Form): DraftTemplate {
    const template = this.templateByPath.get(pathOf(folderOf(language, form), situation));
    if (template === undefined) throw new SituationNotWritten(situation, this.situations);
    return template;
  }

  private readFolder(folder: string, name: Folder): void {
    for (const file of readdirSync(join(folder, name)).filter((entry) => entry.endsWith('.hbs'))) {
      const template = readFile(join(folder, name, file), `${name}/${file}`);
      if (`${template.situation}.hbs` !== file) {
        throw new Error(`templates/drafts/${name}/${file} says that it is for "${template.situation}"`);
      }
      this.templateByPath.set(pathOf(name, template.situation), template);
    }
  }

  private refuseGaps(): void {
    const missing = this.situations.flatMap((situation) =>
      folders.map((name) => pathOf(name, situation)).filter((path) => !this.templateByPath.has(path)),
    );
    if (missing.length > 0)
      throw new Error(`templates/drafts lacks ${missing.map((path) => `${path}.hbs`).join(', ')}`);
  }
}

function readFile(path: string, name: string): DraftTemplate {
  try {
    return readDraftTemplate(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof AppError) throw new Error(`templates/drafts/${name}: ${error.detail}`, { cause: error });
    throw error;
  }
}

function readJson(folder: string, file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}

function folderOf(language: Language, form: Form): Folder {
  if (language === 'de') return form === 'sie' ? 'de-sie' : 'de-du';
  return form === 'sie' ? 'en-formal' : 'en-casual';
}

function pathOf(folder: Folder, situation: string): string {
  return `${folder}/${situation}`;
}
