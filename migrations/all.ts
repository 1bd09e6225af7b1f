import type { MigrationInterface } from 'typeorm';
import { CreateAccounts1796119200000 } from './20261201100000-create-accounts.js';
import { CreateContacts1796119260000 } from './20261201100100-create-contacts.js';
import { CreateInteractions1796119320000 } from './20261201100200-create-interactions.js';
import { CreateSuggestionEvents1796119380000 } from './20261201100300-create-suggestion-events.js';
import { CreateAttempts1796119440000 } from './20261201100400-create-attempts.js';
import { CreateMeetings1796119500000 } from './20261201100500-create-meetings.js';
import { CreateMailAndFeeds1796119560000 } from './20261201100600-create-mail-and-feeds.js';
import { CreateImports1796119620000 } from './20261201100700-create-imports.js';
import { PeopleInFull1796119680000 } from './20261201100800-people-in-full.js';
import { CreateChanges1796119740000 } from './20261201100900-create-changes.js';
import { CreateSearch1796119800000 } from './20261201101000-create-search.js';
import { CreateSavedFilters1796119860000 } from './20261201101100-create-saved-filters.js';
import { CreateIdempotentRequests1796119920000 } from './20261201101200-create-idempotent-requests.js';
import { IndexTimeline1796119980000 } from './20261201101300-index-timeline.js';
import { CreateImportParts1796120040000 } from './20261201101400-create-import-parts.js';
import { IndexChangedContacts1796120100000 } from './20261201101500-index-changed-contacts.js';
import { KeepImportFiles1796120160000 } from './20261201101600-keep-import-files.js';
import { OutreachInFull1796120220000 } from './20261201101700-outreach-in-full.js';
import { IndexTrashOnly1796120280000 } from './20261201101800-index-trash-only.js';
import { MailBothWays1796120340000 } from './20261201101900-mail-both-ways.js';
import { AnswerSeen1796120400000 } from './20261201102000-answer-seen.js';
import { OutboxInOrder1796120460000 } from './20261201102100-outbox-in-order.js';
import { MailsThatWait1796120520000 } from './20261201102200-mails-that-wait.js';
import { Calendar1796120580000 } from './20261201102300-calendar.js';
import { CalendarVersions1796120640000 } from './20261201102400-calendar-versions.js';
import { CalendarFeeds1796120700000 } from './20261201102500-calendar-feeds.js';
import { InvitationsTold1796120760000 } from './20261201102600-invitations-told.js';
import { Collections1796120820000 } from './20261201102700-collections.js';

/** In order; new ones at the end. What has been released is never changed. */
export const migrations: readonly (new () => MigrationInterface)[] = [
  CreateAccounts1796119200000,
  CreateContacts1796119260000,
  CreateInteractions1796119320000,
  CreateSuggestionEvents1796119380000,
  CreateAttempts1796119440000,
  CreateMeetings1796119500000,
  CreateMailAndFeeds1796119560000,
  CreateImports1796119620000,
  PeopleInFull1796119680000,
  CreateChanges1796119740000,
  CreateSearch1796119800000,
  CreateSavedFilters1796119860000,
  CreateIdempotentRequests1796119920000,
  IndexTimeline1796119980000,
  CreateImportParts1796120040000,
  IndexChangedContacts1796120100000,
  KeepImportFiles1796120160000,
  OutreachInFull1796120220000,
  IndexTrashOnly1796120280000,
  MailBothWays1796120340000,
  AnswerSeen1796120400000,
  OutboxInOrder1796120460000,
  MailsThatWait1796120520000,
  Calendar1796120580000,
  CalendarVersions1796120640000,
  CalendarFeeds1796120700000,
  InvitationsTold1796120760000,
  Collections1796120820000,
];
