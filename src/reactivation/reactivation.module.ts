import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { InteractionsModule } from '../interactions/interactions.module.js';
import { OutreachModule } from '../outreach/outreach.module.js';
import { StationsModule } from '../stations/stations.module.js';
import { CandidatesQuery } from './candidates.query.js';
import { CandidatesService } from './candidates.service.js';
import { CardFactsService } from './card-facts.service.js';
import { CircleQuery } from './circle.query.js';
import { CircleService } from './circle.service.js';
import { EaseListQuery } from './ease-list.query.js';
import { EaseListService } from './ease-list.service.js';
import { ExplainService } from './explain.service.js';
import { LadderService } from './ladder.service.js';
import { PutOffService } from './put-off.service.js';
import { PeopleListService } from './people-list.service.js';
import { ShownService } from './shown.service.js';
import { SkipsInARow } from './skips-in-a-row.service.js';
import { SuggestionActions } from './suggestion-actions.service.js';
import { SuggestionEventsMover } from './suggestion-events.mover.js';
import { SuggestionEventsStore } from './suggestion-events.store.js';
import { WarmUpFriend } from './warm-up-friend.service.js';
import { WeekService } from './week.service.js';

@Module({
  imports: [ContactsModule, InteractionsModule, OutreachModule, StationsModule],
  providers: [
    CandidatesQuery,
    CandidatesService,
    CardFactsService,
    CircleQuery,
    CircleService,
    EaseListQuery,
    EaseListService,
    ExplainService,
    LadderService,
    PutOffService,
    PeopleListService,
    ShownService,
    SkipsInARow,
    SuggestionActions,
    SuggestionEventsMover,
    SuggestionEventsStore,
    WarmUpFriend,
    WeekService,
  ],
  exports: [
    CircleService,
    ExplainService,
    LadderService,
    PeopleListService,
    PutOffService,
    ShownService,
    SuggestionActions,
    SuggestionEventsMover,
    WeekService,
    WarmUpFriend,
  ],
})
export class ReactivationModule {}
