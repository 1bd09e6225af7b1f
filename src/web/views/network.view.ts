import type { Account } from '../../accounts/account.entity.js';
import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import type { Network } from '../../insights/network.service.js';
import type { CoveredStation } from '../../people/stations/coverage.service.js';
import { nameOf } from './person-words.view.js';
import { stationTime } from './stations.view.js';

/** Stations that fit on one printed page. */
const MOST_STATIONS = 10;

/** Names, places and numbers; no notes, no judgement of anybody. */
export function networkPage(voice: Voice, account: Account, { way, layers, thisWeek }: Network): Page {
  const title = voice.say('network.title');
  const shown = way.stations.slice(0, MOST_STATIONS);
  const left = way.stations.length - shown.length;
  const view = {
    title,
    day: voice.fullDay(voice.today),
    owner: account.name,
    count: voice.say('network.count', { people: way.people, places: way.places }),
    nobody: way.people === 0,
    stations: shown.map((one) => stationLine(voice, one)),
    moreStations: left > 0 ? voice.say('network.more-stations', { left }) : null,
    layers: layers.map(({ layer, people, some }) => ({
      name: voice.say(`word.layer.${layer}`),
      names: voice.list(some.map((contact) => nameOf(voice, contact))),
      more: people > some.length ? voice.say('network.more', { left: people - some.length }) : null,
    })),
    thisWeek: voice.list(thisWeek.map((contact) => nameOf(voice, contact))),
  };
  return { name: 'network', title, place: 'people', view };
}

function stationLine(voice: Voice, { station, coverage }: CoveredStation): object {
  return {
    name: station.organisation,
    city: station.city,
    time: stationTime(voice, station),
    people: voice.say('network.people', { people: coverage.people }),
  };
}
