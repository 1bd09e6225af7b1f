import type { Account } from '../../accounts/account.entity.js';
import { wholeCadences } from '../../accounts/domain/layer-cadences.js';
import type { ApiToken } from '../../accounts/api-token.entity.js';
import type { TokenScope } from '../../accounts/domain/words.js';
import type { Session } from '../../accounts/session.entity.js';
import type { Weekday } from '../../common/local-date.js';

export class LayerCadencesResponse {
  inner!: number | 'none';
  warm!: number | 'none';
  known!: number | 'none';
  loose!: number | 'none';
}

export class DayHoursResponse {
  day!: Weekday;
  from!: string;
  to!: string;
}

export class WorkingHoursResponse {
  from!: string;
  to!: string;
  days!: Weekday[];
  /** Days with other hours than the rest. */
  byDay!: DayHoursResponse[];
}

export class SlotRulesResponse {
  travelMinutes!: number;
  gapMinutes!: number;
  noticeHours!: number;
}

export class AccountResponse {
  id!: string;
  email!: string;
  name!: string;
  locale!: 'de' | 'en';
  timeZone!: string;
  country!: string;
  region!: string | null;
  city!: string | null;
  pace!: number;
  mailTime!: string;
  mailDays!: Weekday[];
  mailNames!: boolean;
  industry!: 'digital' | 'not-digital';
  quietDates!: string[];
  pauseUntil!: string | null;
  /** After how many days without contact people count as quiet, by layer, as it holds: the usual days or the account's own. */
  cadences!: LayerCadencesResponse;
  /** When a meeting may be proposed; null: the usual hours. */
  workingHours!: WorkingHoursResponse | null;
  /** What is kept free around meetings; null: the usual 30 minutes of way, no break, 2 hours of notice. */
  slotRules!: SlotRulesResponse | null;
  attitudeOn!: string | null;
  createdAt!: string;
  updatedAt!: string;
}

export class SessionResponse {
  id!: string;
  createdAt!: string;
  lastSeenAt!: string;
  current!: boolean;
}

export class SessionListResponse {
  items!: SessionResponse[];
  nextCursor!: string | null;
}

export class SignedInResponse {
  csrfToken!: string;
}

export class TokenResponse {
  id!: string;
  label!: string;
  scopes!: TokenScope[];
  expiresOn!: string | null;
  lastUsedOn!: string | null;
  createdAt!: string;
}

export class NewTokenResponse extends TokenResponse {
  /** Shown this once. */
  secret!: string;
}

export class TokenListResponse {
  items!: TokenResponse[];
  nextCursor!: string | null;
}

export function accountResponse(account: Account): AccountResponse {
  const { passwordHash: _, nextDigestAt: __, demo: ___, workingHours, ...shown } = account;
  return {
    ...shown,
    cadences: wholeCadences(account.cadences),
    workingHours: workingHours && { ...workingHours, byDay: workingHours.byDay ?? [] },
  };
}

export function sessionResponse({ id, createdAt, lastSeenAt }: Session, currentId: string | null): SessionResponse {
  return { id, createdAt, lastSeenAt, current: id === currentId };
}

export function tokenResponse({ id, label, scopes, expiresOn, lastUsedOn, createdAt }: ApiToken): TokenResponse {
  return { id, label, scopes, expiresOn, lastUsedOn, createdAt };
}
