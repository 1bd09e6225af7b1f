import { Injectable } from '@nestjs/common';
import { TripsService } from '../../trips/trips.service.js';
import type { WriteDraft } from '../attempts.input.js';
import type { OwnTemplate } from '../own-templates/own-template.entity.js';
import { OwnTemplatesService } from '../own-templates/own-templates.service.js';

/** What a wish for a draft points to: a trip, a template of one's own. Somebody else's is not there. */
@Injectable()
export class DraftPointers {
  constructor(
    private readonly trips: TripsService,
    private readonly templates: OwnTemplatesService,
  ) {}

  /** The city that is given, else the one of the trip. */
  async cityOf(accountId: string, { city, tripId }: WriteDraft): Promise<string | null> {
    if (!tripId) return city ?? null;
    const trip = await this.trips.find(accountId, tripId);
    return city ?? trip.city;
  }

  async templateOf(accountId: string, { templateId }: WriteDraft): Promise<OwnTemplate | null> {
    return templateId ? this.templates.find(accountId, templateId) : null;
  }
}
