import {month} from "../../src/analysis/format.js";
import type {Place} from "../../src/analysis/replication.js";
import {replicate} from "../../src/analysis/replication.js";
import type {PeriodEvidence} from "../stage/ReleaseEvidence.js";
import type {Gathered} from "../stage/ReleaseEvidence.js";
import type {Chapter, Source} from "./Chapter.js";
import {dataOf} from "./figures.js";
import {replicationTable} from "./replicationBlocks.js";
import {replicationFigures, replicationPictures} from "./replicationFigures.js";
import {replicationWords} from "./replicationWords.js";

/** Every finding, tried outside the sample it was found in. */
export function replicationChapter({gathered, judged, document}: Source): Partial<Chapter> {
  const here = placeOf(gathered.main);
  const replicated = replicate(here, elsewhereOf(gathered));
  const pictures = replicationPictures(replicated, here.name);
  return {
    figures: replicationFigures(replicated, pictures, dataOf(judged)),
    blocks: {"replication-table": replicationTable(document, replicated, here.name)},
    words: {replication: replicationWords(replicated, gathered.missing)},
    data: {replication: pictures}
  };
}

/** Where the findings of the main release can be tried: its other months and versions, and the other releases. */
function elsewhereOf({main, releases, versions}: Gathered): Place[] {
  const others = releases.filter((other) => other !== main).flatMap((other) => [other, ...other.earlier]);
  return [
    ...versions.map(({name, evidence}) => ({name, panel: evidence.panel})),
    ...[...main.earlier, ...others].map(placeOf)
  ];
}

/** A release or a month by the name readers know it by. */
function placeOf({window, panel}: PeriodEvidence): Place {
  return {name: month(window.start), panel};
}
