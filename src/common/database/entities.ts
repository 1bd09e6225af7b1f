import { Account } from '../../accounts/account.entity.js';
import { ApiToken } from '../../accounts/api-token.entity.js';
import { IdempotentRequest } from '../../accounts/idempotency/idempotent-request.entity.js';
import { Session } from '../../accounts/session.entity.js';
import { Feed } from '../../calendar/feed.entity.js';
import { Change } from '../../contacts/changes/change.entity.js';
import { ContactPoint } from '../../contacts/points/contact-point.entity.js';
import { Contact } from '../../contacts/contact.entity.js';
import { CustomField } from '../../contacts/custom-fields/custom-field.entity.js';
import { DismissedPair } from '../../people/duplicates/dismissed-pair.entity.js';
import { FormerContact } from '../../contacts/former-ids/former-contact.entity.js';
import { Relation } from '../../contacts/relations/relation.entity.js';
import { SavedFilter } from '../../contacts/saved-filters/saved-filter.entity.js';
import { ContactTag, Tag } from '../../contacts/tags/tag.entity.js';
import { Digest } from '../../digest/digest.entity.js';
import { ContactExtras } from '../../contacts/extras/contact-extras.entity.js';
import { ImportFile } from '../../imports/files/import-file.entity.js';
import { ImportPart } from '../../imports/account/import-part.entity.js';
import { Import } from '../../imports/import.entity.js';
import { TriageCard } from '../../imports/triage/triage-card.entity.js';
import { ImportRow } from '../../imports/rows/import-row.entity.js';
import { Interaction } from '../../interactions/interaction.entity.js';
import { OutboxMail } from '../../mail/outbox-mail.entity.js';
import { MeetingPerson } from '../../meetings/meeting-person.entity.js';
import { Meeting } from '../../meetings/meeting.entity.js';
import { Offer, OfferTag } from '../../offers/offer.entity.js';
import { AttemptOrigin } from '../../outreach/attempt-origin.entity.js';
import { Attempt } from '../../outreach/attempt.entity.js';
import { OwnTemplate, OwnTemplateVersion } from '../../outreach/own-templates/own-template.entity.js';
import { SuggestionEvent } from '../../reactivation/suggestion-event.entity.js';
import { Reminder } from '../../reminders/reminder.entity.js';
import { HeldSlot } from '../../slots/held-slot.entity.js';
import { Station } from '../../stations/station.entity.js';
import { Target } from '../../targets/target.entity.js';
import { Trip } from '../../trips/trip.entity.js';
import { MailKey } from '../../answers/mail-key.entity.js';
import { MailLine } from '../../answers/mail-line.entity.js';
import { ExchangedMail } from '../../correspondence/exchanged-mail.entity.js';
import { HouseMailbox } from '../../mail/mailbox/house-mailbox.entity.js';
import { MailboxMark } from '../../mail/mailbox/mailbox-mark.entity.js';
import { MailStanding } from '../../mail/mail-standing.entity.js';
import { OwnMail } from '../../mail/own/own-mail.entity.js';
import { AttemptMail } from '../../outreach/attempt-mail.entity.js';
import { BusyCalendar } from '../../busy-calendars/busy-calendar.entity.js';
import { BusyMonth } from '../../busy-calendars/busy-month.entity.js';
import { CalendarAccount } from '../../calendar-accounts/calendar-account.entity.js';
import { Collection } from '../../collections/collection.entity.js';
import { CollectionFile } from '../../collections/collection-file.entity.js';
import { CalendarVersion } from '../../calendar/calendar-version.entity.js';
import { Invitation } from '../../invitations/invitation.entity.js';
import { InvitationReply } from '../../invitations/invitation-reply.entity.js';
import { ProposedTime } from '../../invitations/proposed-time.entity.js';
import { PushedEvent } from '../../own-calendar/pushed-event.entity.js';
import { WebhookDelivery } from '../../webhooks/webhook-delivery.entity.js';
import { Webhook } from '../../webhooks/webhook.entity.js';

/** Every table, as classes: file patterns would load what nobody asked for. */
export const entities = [
  Account,
  ApiToken,
  Attempt,
  AttemptMail,
  AttemptOrigin,
  BusyCalendar,
  BusyMonth,
  CalendarAccount,
  CalendarVersion,
  Collection,
  CollectionFile,
  Change,
  Contact,
  ContactExtras,
  ContactPoint,
  ContactTag,
  CustomField,
  Digest,
  DismissedPair,
  ExchangedMail,
  Feed,
  FormerContact,
  HeldSlot,
  HouseMailbox,
  IdempotentRequest,
  Import,
  ImportFile,
  ImportPart,
  ImportRow,
  Interaction,
  Invitation,
  InvitationReply,
  MailboxMark,
  MailKey,
  MailLine,
  MailStanding,
  Meeting,
  MeetingPerson,
  Offer,
  OfferTag,
  OutboxMail,
  OwnMail,
  OwnTemplate,
  OwnTemplateVersion,
  ProposedTime,
  PushedEvent,
  Relation,
  Reminder,
  SavedFilter,
  Session,
  Station,
  SuggestionEvent,
  Tag,
  Target,
  TriageCard,
  Trip,
  Webhook,
  WebhookDelivery,
] as const;
