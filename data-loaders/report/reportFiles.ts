import {JSDOM} from "jsdom";

import {specificationToQuery} from "../../src/analysis/specificationQuery.js";
import type {Gathered} from "../stage/stage.js";
import type {Files} from "../stage/writeFolder.js";
import {absentSentences} from "./absent.js";
import {argumentChapter} from "./argumentChapter.js";
import {changesChapter} from "./changesChapter.js";
import type {WriteChapter} from "./Chapter.js";
import {bound} from "./Chapter.js";
import {cruxChapter} from "./cruxChapter.js";
import {csvOf} from "./csvOf.js";
import {downloads} from "./downloads/downloads.js";
import type {ReportFigure} from "./figures.js";
import {limitsChapter} from "./limits/limitsChapter.js";
import {operationsChapter} from "./operationsChapter.js";
import type {Commit} from "./provenance.js";
import {provenanceOf} from "./provenance.js";
import {publishedOf} from "./published.js";
import {releasesChapter} from "./releases/releasesChapter.js";
import {replicationChapter} from "./replicationChapter.js";
import {judge} from "./results.js";
import {stillSvg} from "./stillSvg.js";

/** The report, in the order of its site map. A further page is a chapter here, or a part of one. */
const chapters: readonly WriteChapter[] = [
  argumentChapter,
  cruxChapter,
  limitsChapter,
  replicationChapter,
  operationsChapter,
  releasesChapter,
  changesChapter
];

/** Every file that pages, downloads and the contract need, by path in the staged folder. */
export async function reportFiles(gathered: Gathered, codeSha: string, commit: Commit): Promise<Files> {
  const {main} = gathered;
  const judged = judge(main, gathered.releases);
  const {document} = new JSDOM("").window;
  const report = bound(chapters.map((write) => write({gathered, judged, document})));
  const json = (value: unknown): string => JSON.stringify(value);
  const html = Object.entries(report.blocks).map(([name, node]) => [name, node.outerHTML]);
  return {
    "results.json": JSON.stringify(judged.results, null, 1),
    "provenance.json": JSON.stringify(provenanceOf(main, codeSha, commit), null, 1),
    "prose.json": json(report.words),
    "blocks.json": json(Object.fromEntries(html)),
    "published.json": json(publishedOf(main)),
    "absent.json": json(absentSentences(main, publishedOf(main))),
    "conditions.json": json(report.conditions),
    ...Object.fromEntries(Object.entries(report.data).map(([name, value]) => [`data/${name}.json`, json(value)])),
    ...figureFiles(report.figures, document),
    ...report.files,
    ...(await downloads(main))
  };
}

/** The words of all figures, and each one's numbers and still picture. */
function figureFiles(figures: readonly ReportFigure[], document: Document): Files {
  return {
    "figures.json": JSON.stringify(figures.map(stagedFigure)),
    ...Object.fromEntries(figures.map(({id, table}) => [`figures/${id}.csv`, csvOf(table)])),
    ...Object.fromEntries(
      figures.flatMap(({id, still}) => (still ? [[`figures/${id}.svg`, stillSvg(still, document)]] : []))
    )
  };
}

/** What the frame around a figure needs, without what it was drawn by. */
function stagedFigure({still, spec, ...words}: ReportFigure): unknown {
  return {...words, drawn: still !== null, query: spec === undefined ? null : specificationToQuery(spec)};
}
