import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { textOf } from '../common/http/pages/form.js';
import { PersonPicker } from './readers/person-picker.reader.js';
import { PersonReader } from './readers/person.reader.js';
import type { PersonForms } from './views/person-forms.view.js';
import { personView } from './views/person.view.js';

/** One person as a page, for itself and for the forms on it that have to be corrected. */
@Injectable()
export class PersonPage {
  constructor(
    private readonly pages: Pages,
    private readonly reader: PersonReader,
    private readonly picker: PersonPicker,
  ) {}

  async page(
    reply: FastifyReply,
    account: Account,
    { id, forms = {} }: { id: string; forms?: PersonForms },
  ): Promise<Page> {
    const voice = this.pages.voice(reply);
    const facts = await this.reader.read(account, id);
    const name = forms.relation ? textOf(forms.relation.fields, 'other.name') : null;
    const candidates = await this.picker.candidates(account, name);
    const view = personView(voice, this.pages, { facts, forms, candidates: candidates.filter((one) => one.id !== id) });
    return { name: 'person', title: view.name, place: 'people', view };
  }
}
