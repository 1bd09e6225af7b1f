import type { Form, Language } from '../../contacts/domain/words.js';
import type { Situation } from '../../outreach/domain/words.js';
import type { OwnTemplate, OwnTemplateVersion } from '../../outreach/own-templates/own-template.entity.js';
import type { BuiltInTemplate } from '../../outreach/own-templates/built-in-templates.service.js';
import type { TemplateProblem } from '../../outreach/drafting/template-problem.js';
import type { ListedTemplate } from '../../outreach/own-templates/template-list.service.js';
import type { TemplatePreviewed } from '../../outreach/own-templates/template-preview.service.js';
import type { Texts } from '../../common/text.js';
import type { Locale } from '../../common/text.js';
import { type DraftCheckResponse, draftChecks } from './attempt.response.js';

class TemplateWords {
  /** `builtin:de-sie:coffee` for one that comes with the program. */
  id!: string;
  builtIn!: boolean;
  name!: string;
  situation!: Situation;
  language!: Language;
  form!: Form;
  /** 1 for the first; null for one that comes with the program. */
  version!: number | null;
  createdAt!: string | null;
  updatedAt!: string | null;
}

export class TemplateResponse extends TemplateWords {
  source!: string;
}

export class ListedTemplateResponse extends TemplateWords {
  /** Letters that went out. */
  used!: number;
  /** How many of them were answered; a no is an answer. */
  answers!: number;
}

export class TemplateListResponse {
  items!: ListedTemplateResponse[];
  nextCursor!: string | null;
}

export class TemplateVersionResponse {
  version!: number;
  source!: string;
  createdAt!: string;
}

export class TemplateVersionListResponse {
  items!: TemplateVersionResponse[];
  nextCursor!: string | null;
}

export class TemplateProblemResponse {
  code!: string;
  line!: number;
  column!: number;
  /** In the account's language. */
  text!: string;
  /** What was probably meant. */
  meant!: string | null;
}

export class TemplatePersonResponse {
  name!: string;
  /** Null: somebody invented. */
  contactId!: string | null;
}

export class TemplatePreviewResponse {
  person!: TemplatePersonResponse;
  /** Null, like the texts below, while there are problems. */
  subject!: string | null;
  body!: string | null;
  short!: string | null;
  script!: string | null;
  checks!: DraftCheckResponse[];
  problems!: TemplateProblemResponse[];
}

export function templateResponse(template: OwnTemplate | BuiltInTemplate): TemplateResponse {
  return { ...wordsOf(template), source: template.source };
}

export function listedTemplate({ template, used, answers }: ListedTemplate): ListedTemplateResponse {
  return { ...wordsOf(template), used, answers };
}

export function templateVersion({ version, source, createdAt }: OwnTemplateVersion): TemplateVersionResponse {
  return { version, source, createdAt };
}

export function templatePreview(
  { draft, problems, person }: TemplatePreviewed,
  locale: Locale,
  texts: Texts,
): TemplatePreviewResponse {
  const { subject = null, body = null, short = null, script = null } = draft ?? {};
  return {
    person,
    ...{ subject, body, short, script },
    checks: draft ? draftChecks(draft.checks, { ...draft, locale }, texts) : [],
    problems: problems.map((problem) => problemResponse(problem, locale, texts)),
  };
}

function problemResponse(problem: TemplateProblem, locale: Locale, texts: Texts): TemplateProblemResponse {
  const { code, line, column, found = '', meant = null } = problem;
  const params = { line, column, found, meant: meant ?? 'none' };
  return { code, line, column, text: texts.say(locale, `template-problem.${code}`, params), meant };
}

function wordsOf(template: OwnTemplate | BuiltInTemplate): TemplateWords {
  const { id, name, situation, language, form } = template;
  const own = 'version' in template ? template : null;
  const { version = null, createdAt = null, updatedAt = null } = own ?? {};
  return { id, builtIn: own === null, name, situation, language, form, version, createdAt, updatedAt };
}
