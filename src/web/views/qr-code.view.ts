import { encode } from 'uqr';

/** Light modules around the code; ISO/IEC 18004 asks for four. */
const QUIET_ZONE = 4;

export interface QrCode {
  /** Side of the square, in modules: width and height of its viewBox. */
  readonly size: number;
  /** The dark modules as the `d` of an SVG path, each run of a row as one rectangle. */
  readonly path: string;
}

/** A text as a QR code (ISO/IEC 18004, level M: readable with a tenth of it covered), drawn here and nowhere else. */
export function qrCode(text: string): QrCode {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  return { size, path: data.map((row, y) => runsOf(row, y)).join('') };
}

function runsOf(row: readonly boolean[], y: number): string {
  const cells = row.map((isDark) => (isDark ? '#' : '.')).join('');
  return [...cells.matchAll(/#+/g)]
    .map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`)
    .join('');
}
