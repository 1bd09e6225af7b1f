/**
 * How the table of places lies in its file, built by build-places.mjs: whole numbers in columns, then the names, then the
 * keys. Read as it stands, without an object for each of 135,000 places.
 */
const LAYOUT_VERSION = 1;

/** Version, places, keys, bytes of names, bytes of keys. */
const HEADER_NUMBERS = 5;

/** Degrees are stored as whole numbers. */
export const PARTS_OF_A_DEGREE = 100_000;

export interface PlaceColumns {
  /** Numbers of GeoNames. */
  readonly ids: Uint32Array;
  readonly latitudes: Int32Array;
  readonly longitudes: Int32Array;
  readonly populations: Uint32Array;
  /** Two ASCII letters in one number. */
  readonly countries: Uint32Array;
  /** Where each name begins in `names`, and where the last one ends. */
  readonly nameStarts: Uint32Array;
  readonly names: Uint8Array;
  /** In order of their bytes, those of the same key by the place's position. */
  readonly keyStarts: Uint32Array;
  readonly keyPlaces: Uint32Array;
  readonly keys: Uint8Array;
}

/** Views onto the file. Throws if it is another version's. */
export function readColumns(file: Uint8Array): PlaceColumns {
  const { buffer, byteOffset } = file;
  const header = new Uint32Array(buffer, byteOffset, HEADER_NUMBERS);
  const [version, places = 0, keys = 0, nameBytes = 0, keyBytes = 0] = header;
  if (version !== LAYOUT_VERSION) throw new Error('the table of places is of another version: npm run build');
  let offset = byteOffset + header.byteLength;
  const next = <Column>(
    type: new (from: ArrayBufferLike, at: number, length: number) => Column,
    length: number,
  ): Column => {
    const column = new type(buffer, offset, length);
    offset += (column as { byteLength: number }).byteLength; // every typed array has one
    return column;
  };
  return {
    ids: next(Uint32Array, places),
    latitudes: next(Int32Array, places),
    longitudes: next(Int32Array, places),
    populations: next(Uint32Array, places),
    countries: next(Uint32Array, places),
    nameStarts: next(Uint32Array, places + 1),
    keyStarts: next(Uint32Array, keys + 1),
    keyPlaces: next(Uint32Array, keys),
    names: next(Uint8Array, nameBytes),
    keys: next(Uint8Array, keyBytes),
  };
}
