import {platforms} from "../../src/analysis/panel/Panel.js";
import {writeCsv, type WrittenFile} from "./CsvFile.js";
import type {DrawnRelease} from "./drawRelease.js";
import {longHeader} from "./LongWriter.js";
import {publishStatements} from "./names.js";
import {publishLong} from "./publishLong.js";
import {metricHeader, publishMetric} from "./publishMetric.js";

/** Publishes both platforms and the statements, in the layout of the dataset repository. */
export function writeRelease(folder: string, drawn: DrawnRelease, header = longHeader): WrittenFile[] {
  const [publish, first] = drawn.shape.dialect === "metric" ? [publishMetric, metricHeader] : [publishLong, header];
  return [
    ...platforms.map((p) => writeCsv(folder, drawn.shape.platforms[p].path, first, (file) => publish(drawn, p, file))),
    publishStatements(folder, drawn.seed, drawn.statements)
  ];
}
