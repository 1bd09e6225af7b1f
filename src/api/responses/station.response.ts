import type { StationKind } from '../../stations/domain/words.js';
import type { Station } from '../../stations/station.entity.js';

export class StationResponse {
  id!: string;
  kind!: StationKind;
  organisation!: string;
  city!: string | null;
  /** A year, month or day: 2023, 2023-08 or 2023-08-31. */
  from!: string | null;
  to!: string | null;
  myRole!: string | null;
  createdAt!: string;
  updatedAt!: string;
}

export class StationListResponse {
  items!: StationResponse[];
  nextCursor!: string | null;
}

export class CoverageResponse {
  /** Null where the beginning is not told; without an end until today. */
  months!: number | null;
  people!: number;
  /** Found with the memory jogger. */
  recalled!: number;
  talkedTo!: number;
  writtenTo!: number;
  answered!: number;
}

export class PromptsResponse {
  items!: string[];
}

export function stationResponse({ accountId: _, ...shown }: Station): StationResponse {
  return shown;
}
