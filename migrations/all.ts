import type { MigrationInterface } from 'typeorm';
import { CreateAccounts1764583200000 } from './20261201100000-create-accounts.js';
import { CreateContacts1764583260000 } from './20261201100100-create-contacts.js';
import { CreateInteractions1764583320000 } from './20261201100200-create-interactions.js';
import { CreateSuggestionEvents1764583380000 } from './20261201100300-create-suggestion-events.js';
import { CreateAttempts1764583440000 } from './20261201100400-create-attempts.js';
import { CreateMeetings1764583500000 } from './20261201100500-create-meetings.js';
import { CreateMailAndFeeds1764583560000 } from './20261201100600-create-mail-and-feeds.js';
import { CreateImports1764583620000 } from './20261201100700-create-imports.js';

/** In order; new ones at the end. What has been released is never changed. */
export const migrations: readonly (new () => MigrationInterface)[] = [
  CreateAccounts1764583200000,
  CreateContacts1764583260000,
  CreateInteractions1764583320000,
  CreateSuggestionEvents1764583380000,
  CreateAttempts1764583440000,
  CreateMeetings1764583500000,
  CreateMailAndFeeds1764583560000,
  CreateImports1764583620000,
];
