import { Injectable } from '@nestjs/common';
import { rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { Layer } from '../contacts/domain/words.js';

/** Who stands for a layer, and how many there are. */
export interface LayerNames {
  readonly layer: Layer;
  readonly people: number;
  readonly ids: readonly string[];
}

interface Row {
  readonly id: string;
  readonly layer: Layer;
  readonly people: number | string;
}

@Injectable()
export class NetworkQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Of each layer the few one was last in touch with; nobody who is in the trash or is never suggested. */
  async handfuls(accountId: string, each: number): Promise<LayerNames[]> {
    const found = await rows<Row>(
      this.unitOfWork.reader,
      `select id, layer, people from (
        select id, layer, count(*) over (partition by layer) as people, row_number() over (partition by layer
          order by coalesce(last_interaction_on, roughly_last_on, '') desc, name_key, id) as place
        from contacts where account_id = ? and deleted_at is null and never_suggest = ? and please_dont = ?) ranked
      where place <= ${Math.trunc(each)} order by layer, place`,
      [accountId, false, false],
    );
    const layers = [...new Set(found.map(({ layer }) => layer))];
    return layers.map((layer) => {
      const own = found.filter((row) => row.layer === layer);
      return { layer, people: Number(own[0]?.people ?? 0), ids: own.map(({ id }) => id) };
    });
  }
}
