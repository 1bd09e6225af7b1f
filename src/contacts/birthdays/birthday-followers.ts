import { Injectable } from '@nestjs/common';
import type { Contact } from '../contact.entity.js';

/** Whatever stands on somebody's birthday. */
export interface BirthdayFollower {
  /** Inside the unit of work in which they may have got another birthday, or none. */
  follow(contact: Contact): Promise<void>;
}

/** Reminders stand above the people whose birthdays they follow: they say here that they do. */
@Injectable()
export class BirthdayFollowers implements BirthdayFollower {
  private readonly followers: BirthdayFollower[] = [];

  /** At the start, once. */
  add(follower: BirthdayFollower): void {
    this.followers.push(follower);
  }

  async follow(contact: Contact): Promise<void> {
    for (const follower of this.followers) await follower.follow(contact);
  }
}
