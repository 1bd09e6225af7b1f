import type { Account } from '../../accounts/account.entity.js';
import type { Session } from '../../accounts/session.entity.js';
import { type Fields, isTicked, textOf, textsOf } from '../../common/http/pages/form.js';
import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import { locales } from '../../common/text.js';
import { optionsOf } from './options.view.js';
import { zoneOptions } from './zones.view.js';

const GROUPS = {
  reminder: '',
  you: '/you',
  rhythm: '/rhythm',
  mail: '/mail',
  delivery: '/delivery',
  calendar: '/calendar',
  phone: '/phone',
  fields: '/fields',
  data: '/data',
  tokens: '/tokens',
  security: '/security',
} as const;
type SettingsGroup = keyof typeof GROUPS;

/** The Länder of ISO 3166-2:DE, for public holidays; the codes as the account stores them. */
const REGIONS = ['BW', 'BY', 'BE', 'BB', 'HB', 'HH', 'HE', 'MV', 'NI', 'NW', 'RP', 'SL', 'SN', 'ST', 'SH', 'TH'];
const PACES = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'];
const LANGUAGE_NAMES = { de: 'Deutsch', en: 'English' } as const;

/** A page of the settings with the list of all groups beside it. */
export function settingsPage(
  voice: Voice,
  urls: { path(path: string): string },
  group: SettingsGroup,
  view: object,
): Page {
  const groups = Object.entries(GROUPS).map(([code, path]) => ({
    href: urls.path(`/settings${path}`),
    label: voice.say(`settings.${code}`),
    current: code === group,
  }));
  const title = voice.say(`settings.${group}`);
  return { name: `settings-${group}`, title, place: 'settings', view: { ...view, groups } };
}

export function reminderView(voice: Voice, account: Account, fields: Fields | null): object {
  const given = fields ?? {};
  const days = fields ? textsOf(fields, 'mailDays') : account.mailDays.map(String);
  return {
    paces: optionsOf(PACES, textOf(given, 'pace') ?? String(account.pace), (pace) => pace),
    days: optionsOf(WEEKDAYS, days, (day) => voice.say(`weekday.${day}`)),
    zones: zoneOptions(textOf(given, 'timeZone') ?? account.timeZone),
    regions: [
      { value: '', label: voice.say('settings.region-none'), chosen: account.region === null },
      ...optionsOf(REGIONS, fields ? textOf(fields, 'region') : account.region, (code) =>
        voice.say(`region.${code.toLowerCase()}`),
      ),
    ],
    values: {
      mailTime: textOf(given, 'mailTime') ?? account.mailTime,
      mailNames: fields ? isTicked(fields, 'mailNames') : account.mailNames,
      pauseUntil: fields ? textOf(fields, 'pauseUntil') : account.pauseUntil,
    },
  };
}

export function youView(voice: Voice, account: Account, fields: Fields | null): object {
  const given = (name: 'locale' | 'industry' | 'name' | 'city'): string | null =>
    fields ? textOf(fields, name) : account[name];
  return {
    locales: optionsOf(locales, given('locale'), (locale) => LANGUAGE_NAMES[locale as keyof typeof LANGUAGE_NAMES]),
    industries: optionsOf(['digital', 'not-digital'], given('industry'), (code) =>
      voice.say(`settings.industry.${code}`),
    ),
    values: { name: given('name'), city: given('city') },
  };
}

export function securityView(
  voice: Voice,
  account: Account,
  sessions: readonly Session[],
  thisSessionId: string | null,
): object {
  const lines = sessions.map((session) => ({
    what:
      session.id === thisSessionId
        ? voice.say('settings.session-this')
        : voice.say('settings.session-seen', { ago: voice.ago(voice.dayOf(session.lastSeenAt)) }),
  }));
  return { email: account.email, sessions: lines, several: sessions.length > 1 };
}
