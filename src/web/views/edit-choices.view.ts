import { type Fields, textOf } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/voice/voice.js';
import { forms, genders, languages, layers } from '../../contacts/domain/words.js';
import type { Station } from '../../stations/station.entity.js';
import { type Option, optionsOf } from './options.view.js';
import { zoneOptions } from './zones.view.js';

const GOT_ON_WELL = ['1', '2', '3', '4', '5'];
const MONTHS = 12;
/** Any year: only the name of the month is said. */
const SOME_YEAR = '2000';

/** The choices of the form about a person, each with a way to leave it open. */
export function choicesOf(voice: Voice, fields: Fields, stations: readonly Station[]): Record<string, Option[]> {
  const chosen = (name: string): string | null => textOf(fields, name);
  const open = (label: string, name: string): Option => ({
    value: '',
    label: voice.say(label),
    chosen: chosen(name) === null,
  });
  const organisationOf = (id: string): string => stations.find((station) => station.id === id)?.organisation ?? '';
  const stationIds = stations.map(({ id }) => id);
  const flag = (name: string): Option[] => [
    ...optionsOf(['yes', 'no'], chosen(name), (answer) => voice.say(`edit.${answer}`)),
    open('edit.not-told', name),
  ];
  const said = (prefix: string) => (word: string) => voice.say(`${prefix}.${word}`);
  return {
    stations: [open('edit.no-station', 'stationId'), ...optionsOf(stationIds, chosen('stationId'), organisationOf)],
    zones: [open('edit.time-zone-unknown', 'timeZone'), ...zoneOptions(chosen('timeZone'))],
    forms: [...optionsOf(forms, chosen('form'), said('word.form')), open('edit.form-unknown', 'form')],
    genders: [...optionsOf(genders, chosen('gender'), said('word.gender')), open('edit.gender-unknown', 'gender')],
    languages: [
      ...optionsOf(languages, chosen('language'), said('word.language')),
      open('edit.language-unknown', 'language'),
    ],
    layers: optionsOf(layers, chosen('layer') ?? 'known', said('word.layer')),
    gotOnWell: [
      open('edit.got-on-unknown', 'gotOnWell'),
      ...optionsOf(GOT_ON_WELL, chosen('gotOnWell'), (mark) => mark),
    ],
    higherStatus: flag('higherStatus'),
    tension: flag('tension'),
    metInPerson: flag('metInPerson'),
    neverSuggest: optionsOf(['no', 'yes'], chosen('neverSuggest') ?? 'no', said('edit.never')),
    months: [open('edit.no-month', 'birthday.month'), ...monthsOf(voice, chosen('birthday.month'))],
  };
}

function monthsOf(voice: Voice, chosen: string | null): Option[] {
  const numbers = Array.from({ length: MONTHS }, (_, index) => String(index + 1));
  return optionsOf(numbers, chosen, (month) => voice.month(`${SOME_YEAR}-${month.padStart(2, '0')}-01`));
}
