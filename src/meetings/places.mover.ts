import { Injectable } from '@nestjs/common';
import type { Move } from '../common/database/moved-rows.js';
import { Mover } from '../contacts/merging/mover.js';
import type { MeetingPerson } from './meeting-person.entity.js';
import { MeetingsStore } from './meetings.store.js';

interface MovedPlaces {
  readonly moved: readonly string[];
  /** Of meetings where both took part: one place is enough. */
  readonly dropped: readonly MeetingPerson[];
}

/** Meetings that they take part in. */
@Injectable()
export class PlacesMover extends Mover<MovedPlaces> {
  readonly name = 'places';
  readonly pointers = ['meeting_people.contact_id'];

  constructor(private readonly store: MeetingsStore) {
    super();
  }

  async moveTo(accountId: string, { from, to }: Move): Promise<MovedPlaces> {
    const taken = new Set((await this.store.placesOf(accountId, to)).map(({ meetingId }) => meetingId));
    const dropped = (await this.store.placesOf(accountId, from)).filter(({ meetingId }) => taken.has(meetingId));
    await this.store.removePeople(
      accountId,
      dropped.map(({ id }) => id),
    );
    return { moved: await this.store.moveAll(accountId, { from, to }), dropped };
  }

  /** Meetings that are gone meanwhile stay away. */
  async moveBack(accountId: string, { moved, dropped }: MovedPlaces, move: Move): Promise<void> {
    await this.store.moveThese(accountId, { ...move, ids: moved });
    for (const place of dropped) {
      if (await this.store.find(accountId, place.meetingId)) await this.store.insertPeople([place]);
    }
  }
}
