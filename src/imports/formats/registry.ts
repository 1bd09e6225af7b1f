import type { ImportFormat } from './format.js';
import { linkedIn } from './linkedin.js';
import { vcard } from './vcard.js';
import { wiedersehenCsv } from './wiedersehen-csv.js';

/** Every format that can be imported; a new one is a file in this folder and a line here. */
export const formats: readonly ImportFormat[] = [linkedIn, vcard, wiedersehenCsv];
