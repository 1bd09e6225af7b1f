/** UTF-8 needs at most so many octets for one UTF-16 unit (RFC 3629, 3). */
const OCTETS_PER_UNIT = 3;
/** Pieces are gathered in blocks of this size. In octets. */
const BLOCK = 256 * 1024;

/** Text gathered as UTF-8, without keeping the pieces: joined strings are a tree of all of them until they are written. */
export class Octets {
  private readonly full: Buffer[] = [];
  private block = Buffer.allocUnsafe(BLOCK);
  private used = 0;

  add(piece: string): void {
    const most = piece.length * OCTETS_PER_UNIT;
    if (this.used + most > this.block.length) this.nextBlock(Math.max(BLOCK, most));
    this.used += this.block.write(piece, this.used, 'utf8');
  }

  /** All that was added, in its order. */
  whole(): Buffer {
    return Buffer.concat([...this.full, this.block.subarray(0, this.used)]);
  }

  private nextBlock(size: number): void {
    this.full.push(this.block.subarray(0, this.used));
    this.block = Buffer.allocUnsafe(size);
    this.used = 0;
  }
}
