import { Injectable } from '@nestjs/common';
import { Texts } from '../common/text.js';
import type { DavUser } from './dav-user.js';
import type { ShownPlace } from './properties/place-properties.js';

/** What people see on their phone, in their language. */
@Injectable()
export class PlaceNames {
  constructor(private readonly texts: Texts) {}

  of(place: ShownPlace['place'], { account }: DavUser): string {
    if (place.at === 'principal') return account.name || account.email;
    return this.texts.say(account.locale, `dav.name.${place.at === 'collection' ? place.kind : 'service'}`);
  }
}
