import { type Fields, textOf } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/voice/voice.js';
import { fullName } from '../../contacts/domain/full-name.js';
import type { Station } from '../../stations/station.entity.js';
import { stationKinds } from '../../stations/domain/words.js';
import type { WelcomeFacts } from '../readers/welcome.reader.js';
import { optionsOf } from './options.view.js';

export function welcomeView(voice: Voice, facts: WelcomeFacts, promptNumber: number): object {
  const { station, others } = facts;
  const stations = others.length + (station ? 1 : 0);
  return {
    step: station ? 2 : 1,
    run: facts.run && voice.say('stations.run', { ...facts.run }),
    station: station && { id: station.station.id, name: stationName(station.station) },
    people: station?.people.map((person) => ({ id: person.id, name: fullName(person) })),
    prompt: promptView(voice, facts.prompts, promptNumber),
    others: others.map((other) => ({
      id: other.station.id,
      name: stationName(other.station),
      names: other.people.map(fullName),
    })),
    soFar: {
      people: voice.say('welcome.so-far', { people: facts.people }),
      places: stations > 0 ? voice.say('welcome.places', { stations }) : null,
    },
  };
}

export function stationFormView(voice: Voice, fields: Fields): object {
  const values = Object.fromEntries(['organisation', 'city', 'from', 'to'].map((name) => [name, textOf(fields, name)]));
  const kind = textOf(fields, 'kind') ?? 'internship';
  return { values, kinds: optionsOf(stationKinds, kind, (value) => voice.say(`word.station.${value}`)) };
}

/** The questions go round: after the last one the first one comes again. */
export function promptView(voice: Voice, prompts: readonly string[], number: number): object {
  const total = Math.max(1, prompts.length);
  const index = (((Math.trunc(number) - 1) % total) + total) % total;
  return {
    number: index + 1,
    next: ((index + 1) % total) + 1,
    text: prompts[index],
    count: voice.say('welcome.prompt', { number: index + 1, total }),
  };
}

/** "Lokalradio Jena, 2022–2023" */
export function stationName({ organisation, from, to }: Station): string {
  const years = [...new Set([from, to].map((date) => date?.slice(0, 4)).filter(Boolean))];
  return years.length > 0 ? `${organisation}, ${years.join('–')}` : organisation;
}
