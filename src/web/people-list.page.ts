import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { InvalidInput } from '../common/errors.js';
import { type Fields, textOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { ListContacts } from '../contacts/contacts.input.js';
import { PeopleReader } from './readers/people.reader.js';
import { filtersOf } from './views/people-query.view.js';
import { type PeopleForms, peopleView } from './views/people.view.js';

interface Asked extends PeopleForms {
  /** Of the address. */
  readonly fields: Fields;
}

/** The list of people as a page, for itself and for the forms on it that have to be corrected. */
@Injectable()
export class PeopleListPage {
  constructor(
    private readonly pages: Pages,
    private readonly reader: PeopleReader,
  ) {}

  async page(reply: FastifyReply, account: Account, asked: Asked): Promise<Page> {
    const voice = this.pages.voice(reply);
    const facts = await this.reader.list(account, await listInput(asked.fields));
    return {
      name: 'people',
      title: voice.say('people.title'),
      place: 'people',
      view: peopleView(voice, this.pages, { ...asked, facts }),
      parts: { people: 'people-list', more: 'people-rows' },
    };
  }
}

/** A filter that can't be true (a day half typed) is left out: the list shows what the others find. */
async function listInput(fields: Fields): Promise<ListContacts> {
  const cursor = textOf(fields, 'cursor');
  const asked: Record<string, string> = { ...filtersOf(fields), ...(cursor ? { cursor } : {}) };
  try {
    return await validInput(ListContacts, asked);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const wrong = error.errors.map(({ pointer }) => pointer.slice(1));
    const right = Object.entries(asked).filter(([name]) => !wrong.includes(name));
    return validInput(ListContacts, Object.fromEntries(right));
  }
}
