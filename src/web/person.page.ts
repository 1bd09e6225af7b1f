import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { textOf } from '../common/http/pages/form.js';
import { PersonAsideReader } from './readers/person-aside.reader.js';
import { PersonPicker } from './readers/person-picker.reader.js';
import { PersonReader } from './readers/person.reader.js';
import { afterTalkView } from './views/after-talk.view.js';
import { bringView } from './views/bring.view.js';
import { extrasView } from './views/extras.view.js';
import type { PersonForms } from './views/person-forms.view.js';
import { personView } from './views/person.view.js';

/** One person as a page, for itself and for the forms on it that have to be corrected. */
@Injectable()
export class PersonPage {
  constructor(
    private readonly pages: Pages,
    private readonly reader: PersonReader,
    private readonly picker: PersonPicker,
    private readonly aside: PersonAsideReader,
  ) {}

  async page(
    reply: FastifyReply,
    account: Account,
    { id, forms = {}, talked }: { id: string; forms?: PersonForms; talked?: boolean },
  ): Promise<Page> {
    const voice = this.pages.voice(reply);
    const facts = await this.reader.read(account, id);
    const name = forms.relation ? textOf(forms.relation.fields, 'other.name') : null;
    const candidates = await this.picker.candidates(account, name);
    const shown = { facts, forms, candidates: candidates.filter((one) => one.id !== id) };
    const aside = await this.aside.read(account, facts.contact);
    const open = talked ?? false;
    const view = {
      ...personView(voice, this.pages, shown),
      extras: extrasView(aside.extras),
      bring: { id, ...bringView(voice, aside.bring) },
      afterTalk: afterTalkView(voice, { id, back: `/people/${id}`, open, sent: forms.afterTalk }),
    };
    return { name: 'person', title: view.name, place: 'people', view };
  }
}
