import { distanceKm, KM_PER_DEGREE, type Spot } from '../domain/distance.js';
import { askedKeys } from '../domain/place-keys.js';
import { PARTS_OF_A_DEGREE, type PlaceColumns } from './places-layout.js';

/** A city of the table. */
export interface Place extends Spot {
  /** Its number in GeoNames: stays the same in later tables. */
  readonly id: number;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly population: number;
}

const LETTERS_PER_BYTE = 256;

/** Looks things up in the columns as they lie in the file; makes an object only of what it gives. */
export class PlacesTable {
  private readonly text = new TextDecoder();

  constructor(private readonly columns: PlaceColumns) {}

  /** The number is nowhere in order, so all are looked at: 135,000 whole numbers take less than a millisecond. */
  find(id: number): Place | null {
    const position = this.columns.ids.indexOf(id);
    return position === -1 ? null : this.at(position);
  }

  /**
   * The places that a city somebody typed may mean, the largest first; `country` (ISO 3166-1 alpha-2) leaves out the
   * others. What is known in the most exact spelling counts: see `askedKeys`.
   */
  named(city: string, country: string | null): Place[] {
    for (const key of askedKeys(city)) {
      const places = this.withKey(key).filter((place) => country === null || place.country === country);
      if (places.length > 0) return places;
    }
    return [];
  }

  private withKey(key: string): Place[] {
    const wanted = Buffer.from(key);
    const places: Place[] = [];
    for (let at = this.firstNotBefore(wanted); this.keyIs(at, wanted); at += 1) {
      places.push(this.at(this.columns.keyPlaces[at] ?? 0));
    }
    return places;
  }

  /** The keys of every place that lies within `km` of the spot. */
  keysWithin(centre: Spot, km: number): string[] {
    const within = this.within(centre, km);
    const { keyStarts, keyPlaces, keys } = this.columns;
    const found: string[] = [];
    let last = '';
    for (let at = 0; at < keyPlaces.length; at += 1) {
      if (within[keyPlaces[at] ?? 0] !== 1) continue;
      const key = this.text.decode(keys.subarray(keyStarts[at], keyStarts[at + 1]));
      if (key !== last) found.push(key);
      last = key;
    }
    return found;
  }

  /** 1 for each position within. */
  private within(centre: Spot, km: number): Uint8Array {
    const { latitudes, longitudes } = this.columns;
    const marks = new Uint8Array(latitudes.length);
    const reach = (km / KM_PER_DEGREE) * PARTS_OF_A_DEGREE;
    const latitude = centre.latitude * PARTS_OF_A_DEGREE;
    for (let position = 0; position < latitudes.length; position += 1) {
      if (Math.abs((latitudes[position] ?? 0) - latitude) > reach) continue;
      const spot = { latitude: latitudes[position] ?? 0, longitude: longitudes[position] ?? 0 };
      if (distanceKm(centre, inDegrees(spot)) <= km) marks[position] = 1;
    }
    return marks;
  }

  private at(position: number): Place {
    const { ids, latitudes, longitudes, populations, countries, nameStarts, names } = this.columns;
    const country = countries[position] ?? 0;
    return {
      id: ids[position] ?? 0,
      name: this.text.decode(names.subarray(nameStarts[position], nameStarts[position + 1])),
      country: String.fromCharCode(Math.floor(country / LETTERS_PER_BYTE), country % LETTERS_PER_BYTE),
      population: populations[position] ?? 0,
      ...inDegrees({ latitude: latitudes[position] ?? 0, longitude: longitudes[position] ?? 0 }),
    };
  }

  private firstNotBefore(wanted: Uint8Array): number {
    let [low, high] = [0, this.columns.keyPlaces.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (Buffer.compare(this.keyAt(middle), wanted) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private keyIs(at: number, wanted: Uint8Array): boolean {
    return at < this.columns.keyPlaces.length && Buffer.compare(this.keyAt(at), wanted) === 0;
  }

  private keyAt(at: number): Uint8Array {
    const { keyStarts, keys } = this.columns;
    return keys.subarray(keyStarts[at], keyStarts[at + 1]);
  }
}

function inDegrees({ latitude, longitude }: Spot): Spot {
  return { latitude: latitude / PARTS_OF_A_DEGREE, longitude: longitude / PARTS_OF_A_DEGREE };
}
