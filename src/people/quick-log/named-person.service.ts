import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { LARGEST_PAGE } from '../../common/cursor.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { searchKey } from '../../contacts/domain/name-key.js';
import type { Span } from './domain/spans.js';
import { isNameOf, type NamedPeople, namedPeople, type NamePhrase } from './domain/who.js';

/** Whom a line is about: one person, several to choose from, or somebody who is not known by `name`. */
interface NamedPerson {
  readonly candidates: readonly Contact[];
  /** As the line has it; null if it names nobody. */
  readonly name: string | null;
  readonly spans: readonly Span[];
  /** The words that name one of the candidates: if another is named beside them, that stays in the note. */
  readonly spansOf: (contactId: string) => readonly Span[];
}

/** More are no help to choose from. */
const MOST_CANDIDATES = 10;

@Injectable()
export class NamedPersonService {
  constructor(private readonly contacts: ContactsService) {}

  async find(account: Account, line: string, taken: readonly Span[]): Promise<NamedPerson> {
    const named = namedPeople(line, taken);
    const found = await Promise.all(named.groups.map((group) => this.first(account, group)));
    const known = found.filter((one) => one.people.length > 0);
    const people = new Map(known.flatMap((one) => one.people.map((contact) => [contact.id, contact] as const)));
    const unknown = known.length > 0 ? null : unknownOf(named);
    const phrases = unknown ? [unknown] : known.map(({ phrase }) => phrase);
    return {
      candidates: [...people.values()].slice(0, MOST_CANDIDATES),
      name: phrases[0]?.text ?? null,
      spans: phrases,
      spansOf: (contactId) =>
        known.filter((one) => one.people.some(({ id }) => id === contactId)).map(({ phrase }) => phrase),
    };
  }

  /** The longest phrase that is somebody's name, with everybody who has it. */
  private async first(account: Account, phrases: readonly NamePhrase[]): Promise<FoundName> {
    for (const phrase of phrases) {
      const people = await this.byName(account, phrase.text);
      if (people.length > 0) return { phrase, people };
    }
    return { phrase: phrases[0] ?? { text: '', start: 0, end: 0 }, people: [] };
  }

  /** The search also looks into notes and cities: only names count here. */
  private async byName(account: Account, name: string): Promise<Contact[]> {
    const words = searchKey(name)
      .split(' ')
      .filter((word) => word !== '');
    if (words.length === 0) return [];
    const { items } = await this.contacts.list(account, { q: name, limit: LARGEST_PAGE });
    return items.filter((contact) => isNameOf(words, contact, searchKey));
  }
}

interface FoundName {
  readonly phrase: NamePhrase;
  readonly people: readonly Contact[];
}

/** The name of somebody who is not known: what follows "mit", else the first word with a capital. */
function unknownOf({ groups }: NamedPeople): NamePhrase | null {
  return groups[0]?.[0] ?? null;
}
