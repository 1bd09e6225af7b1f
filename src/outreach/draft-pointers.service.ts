import { Injectable } from '@nestjs/common';
import type { WriteDraft } from './attempts.input.js';
import { TemplateNotFound, TripNotFound } from './outreach.errors.js';
import type { OwnTemplate } from './own-templates/own-template.entity.js';
import { OwnTemplatesStore } from './own-templates/own-templates.store.js';
import { TripCities } from './trip-cities.js';

/** What a wish for a draft points to: a trip, a template of one's own. Somebody else's is not there. */
@Injectable()
export class DraftPointers {
  constructor(
    private readonly trips: TripCities,
    private readonly templates: OwnTemplatesStore,
  ) {}

  /** The city that is given, else the one of the trip. */
  async cityOf(accountId: string, { city, tripId }: WriteDraft): Promise<string | null> {
    if (!tripId) return city ?? null;
    const goesTo = await this.trips.of(accountId, tripId);
    if (goesTo === null) throw new TripNotFound();
    return city ?? goesTo;
  }

  async templateOf(accountId: string, { templateId }: WriteDraft): Promise<OwnTemplate | null> {
    if (!templateId) return null;
    const template = await this.templates.find(accountId, templateId);
    if (!template) throw new TemplateNotFound();
    return template;
  }
}
