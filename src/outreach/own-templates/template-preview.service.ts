import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { fullName } from '../../contacts/domain/full-name.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { DraftWriter, type WrittenDraft } from '../drafting/draft-writer.js';
import type { TemplateProblem } from '../drafting/template-problem.js';
import { DraftSources } from '../writing/draft-sources.service.js';
import { type ExampleKind, ExampleDrafts, type TemplateInUse } from './example-drafts.service.js';
import type { PreviewTemplate } from './own-templates.input.js';
import { inspectOwnTemplate } from './read-own-template.js';
import { TemplateList } from './template-list.service.js';

type Shown = Omit<TemplateInUse, 'template'> & { readonly source: string };

export interface TemplatePreviewed {
  /** Null: there are problems, so nothing can be written yet. */
  readonly draft: WrittenDraft | null;
  readonly problems: readonly TemplateProblem[];
  /** To whom; `contactId` null: somebody invented. */
  readonly person: { readonly name: string; readonly contactId: string | null };
}

/** What a template makes, before anybody is written to. Nothing is stored. */
@Injectable()
export class TemplatePreview {
  constructor(
    private readonly templates: TemplateList,
    private readonly contacts: ContactsService,
    private readonly sources: DraftSources,
    private readonly writer: DraftWriter,
    private readonly examples: ExampleDrafts,
  ) {}

  async of(account: Account, input: PreviewTemplate): Promise<TemplatePreviewed> {
    const shown = await this.shown(account, input);
    const { template, problems } = inspectOwnTemplate(shown.source);
    const inUse = { ...shown, template };
    const writes = problems.length === 0;
    if (input.contactId) return { problems, ...(await this.toSomebody(account, inUse, input.contactId, writes)) };
    const kind: ExampleKind = input.example ?? 'full';
    const person = { name: this.examples.nameOf(shown.language, kind), contactId: null };
    return { problems, person, draft: writes ? this.examples.write(account, inUse, kind) : null };
  }

  private async toSomebody(
    account: Account,
    { template, situation, language, form }: TemplateInUse,
    contactId: string,
    writes: boolean,
  ): Promise<Pick<TemplatePreviewed, 'draft' | 'person'>> {
    const contact = await this.contacts.find(account.id, contactId);
    const person = { name: fullName(contact), contactId };
    if (!writes) return { draft: null, person };
    const given = this.examples.given(account, situation, language);
    const wish = {
      ...given,
      contact,
      situation,
      language,
      form,
      channel: 'call',
      parent: null,
      template: null,
    } as const;
    const request = await this.sources.of(account, wish, null);
    return { draft: this.writer.write({ ...request, template }), person };
  }

  /** The template that is named, with what is given beside it. */
  private async shown(account: Account, { templateId, ...input }: PreviewTemplate): Promise<Shown> {
    const usual = { situation: 'coffee', language: account.locale, form: 'sie', source: '' } as const;
    const stored = templateId === undefined ? usual : await this.templates.find(account, templateId);
    const { situation, language, form, source } = { ...usual, ...stored, ...given(input) };
    return { situation, language, form, source };
  }
}

/** A field that is null is as good as not given. */
function given({ situation, language, form, source }: PreviewTemplate): Partial<Shown> {
  const fields = Object.entries({ situation, language, form, source });
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined && value !== null));
}
