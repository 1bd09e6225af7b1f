import { Injectable } from '@nestjs/common';
import { newId } from '../../common/ids.js';
import { ContactsStore } from '../contacts.store.js';
import { ContactSurroundings } from '../saving/surroundings.js';
import { TagsService } from '../tags/tags.service.js';
import { type ContactEdit, stillStands } from './contact-edit.js';
import { EditsService } from './edits.service.js';
import { StillThere } from './still-there.service.js';

/** Takes an edit back: the values from before, unless something newer stands there. */
@Injectable()
export class TakeBackEditService {
  constructor(
    private readonly store: ContactsStore,
    private readonly edits: EditsService,
    private readonly stillThere: StillThere,
    private readonly tags: TagsService,
    private readonly surroundings: ContactSurroundings,
  ) {}

  /** Inside a unit of work. False if something newer stands there, or the person is not there: nothing is changed then. */
  async takeBack(accountId: string, id: string, edit: ContactEdit, now: Date): Promise<boolean> {
    const contact = await this.store.findForChange(accountId, id);
    if (!contact || !stillStands(edit, await this.edits.stateOf(contact))) return false;
    if (edit.tags) await this.tags.setOf(accountId, id, edit.tags);
    // new ids: an address of an import that is taken back later must not be taken for one of these
    if (edit.points)
      await this.store.replacePoints(
        accountId,
        id,
        edit.points.map((point) => ({ ...point, id: newId(now) })),
      );
    const fields = await this.stillThere.of(accountId, id, edit.fields);
    const restored = { ...contact, ...fields, updatedAt: now.toISOString() };
    await this.store.save(await this.surroundings.derive(restored));
    await this.edits.followed(contact, restored);
    return true;
  }
}
