import {type CsvFile, floatText, quoted} from "./CsvFile.js";
import type {Cell} from "./fold.js";
import type {PlatformShape, Shape} from "./shapeOf.js";

export const longHeader =
  "geo_id,geography,date_start,date_end,platform_and_product,facet,level,variable,cluster_name,value";

/** Where a row speaks of. */
export interface Place {
  id: string;
  geography: string;
}

/** A facet of one place, ready for rows. */
export interface Block {
  place: Place;
  facet: string;
  level: number;
}

/** Writes rows of the long dialect. */
export class LongWriter {
  readonly file: CsvFile;
  private readonly middle: string;

  constructor(file: CsvFile, shape: Shape, platform: PlatformShape) {
    this.file = file;
    this.middle = `${shape.window.start},${shape.window.end},${quoted(platform.product)}`;
  }

  /** One value. `cluster` comes quoted already. */
  value(block: Block, variable: string, cluster: string, value: number): void {
    this.file.row(`${this.start(block)}${variable},${cluster},${floatText(value)}`);
  }

  /**
   * Cells as the dataset prints them: a count row, then its percentage of `base`.
   *
   * @param prefix the task or cluster of an intersection with its `::`; empty in a base facet
   */
  cells(block: Block, prefix: string, cells: readonly Cell[], base: number): void {
    const start = `${this.start(block)}${block.facet.replace("::", "_")}`;
    for (const [label, n] of cells) {
      const cluster = quoted(prefix + label);
      this.file.row(`${start}_count,${cluster},${floatText(n)}`);
      this.file.row(`${start}_pct,${cluster},${floatText((n / base) * 100)}`);
    }
  }

  private start({place, facet, level}: Block): string {
    return `${place.id},${place.geography},${this.middle},${facet},${level},`;
  }
}
