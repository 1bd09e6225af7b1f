import { Injectable } from '@nestjs/common';
import { printCalendar } from '../../calendar/ics/calendar.js';
import type { CalendarEvent } from '../../calendar/ics/event.js';
import { CaldavEnded } from '../../calendar-accounts/caldav/caldav-ended.js';
import { isChangedThere, partsKept, partsToWrite } from '../domain/event-parts.js';
import { descriptionIn, patchedFile } from './event-file.js';
import { EventRefused, type EventThere, EventThereService } from './event-there.service.js';
import { partsOfOurs, partsOfTheirs } from './parts-of-event.js';
import { type Push, PushNotes } from './push-notes.service.js';

/** Said with what a server refuses though it has just said that tag. */
const PRECONDITION_FAILED = '412';

/** Brings one event to where it shall be, and writes down what came of it. Nothing is open in the database meanwhile. */
@Injectable()
export class PushEvent {
  constructor(
    private readonly there: EventThereService,
    private readonly notes: PushNotes,
  ) {}

  /** Throws CaldavEnded where the calendar as a whole does not work, and what the client throws. */
  async run(push: Push): Promise<void> {
    try {
      await (push.ours === null ? this.remove(push) : this.write(push, push.ours));
    } catch (error) {
      if (error instanceof EventRefused) return this.notes.refused(push, error);
      if (error instanceof CaldavEnded && error.problem === 'server') await this.notes.behind(push);
      throw error;
    }
  }

  /** Somebody has touched it there: told to the user if it looks different now. Throws as `run`. */
  async lookAt(push: Push): Promise<void> {
    if (push.ours === null) return; // it is off since: the next pass removes it
    try {
      await this.meet(push, push.ours);
    } catch (error) {
      if (!(error instanceof EventRefused)) throw error; // it will be asked for again
    }
  }

  private async write(push: Push, ours: CalendarEvent): Promise<void> {
    const { signIn, event } = push;
    if (event.etag !== null) return this.meet(push, ours);
    const written = await this.there.put({ signIn, href: event.href, etag: null }, fileOf(ours));
    if (written.result === 'changed') return this.meet(push, ours);
    if (written.result === 'there-already') return this.notes.stopped(push);
    await this.notes.written(push, written.etag, ours);
  }

  /** Something stands there already: what has changed here goes into it, and what is theirs stays. */
  private async meet(push: Push, ours: CalendarEvent): Promise<void> {
    const { signIn, event, reader } = push;
    const found = await this.there.read(signIn, event.href, reader);
    if (found === null) return this.notes.conflict(push, 'removed', { etag: null, theirs: null });
    if (found.uid !== null && found.uid !== event.uid) return this.notes.stopped(push);
    const file = mergedFile(found, ours, push);
    if (file === 'same') return this.notes.written(push, found.etag, ours);
    if (file === null || found.etag === null) return this.changed(push, found);
    const written = await this.there.put({ signIn, href: event.href, etag: found.etag }, file);
    if (written.result === 'there-already') return this.notes.stopped(push);
    if (written.result === 'changed') throw new EventRefused(PRECONDITION_FAILED);
    await this.notes.written(push, written.etag, ours);
  }

  /** Without a tag nobody knows what stands there: only our own UID is removed. */
  private async remove(push: Push): Promise<void> {
    const { signIn, event, reader } = push;
    const known = event.etag === null ? await this.there.read(signIn, event.href, reader) : event;
    const isOurs = known !== null && known.uid === event.uid;
    if (!isOurs || (await this.there.remove({ signIn, href: event.href, etag: known.etag }))) {
      return this.notes.gone(push);
    }
    const found = await this.there.read(signIn, event.href, reader);
    await (found === null ? this.notes.gone(push) : this.changed(push, found));
  }

  private changed(push: Push, { etag, seen }: EventThere): Promise<void> {
    return this.notes.conflict(push, 'changed', { etag, theirs: seen });
  }
}

/** What to write over theirs; `same`: nothing has changed here. Null: the user has to say what counts. */
function mergedFile(found: EventThere, ours: CalendarEvent, { event }: Push): string | null {
  if (found.seen === null) return null;
  const both = { ours: partsOfOurs(ours), written: partsKept(event.pushedHash) };
  const theirs = partsOfTheirs(found.seen, descriptionIn(found.file, event.uid));
  const isKnown = event.etag !== null && found.etag === event.etag;
  if (!isKnown && isChangedThere(theirs, both)) return null;
  const parts = partsToWrite(theirs, both);
  return parts.length === 0 ? 'same' : patchedFile(found.file, fileOf(ours), { uid: event.uid, parts });
}

function fileOf(event: CalendarEvent): string {
  return printCalendar({ name: null, events: [event] });
}
