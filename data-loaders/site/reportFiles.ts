import {JSDOM} from "jsdom";

import {absentSentences} from "../../src/analysis/absent.js";
import type {Judged} from "../../src/analysis/judge.js";
import {findingsOf, judge} from "../../src/analysis/judge.js";
import {publishedOf} from "../../src/analysis/published.js";
import {specificationToQuery} from "../../src/analysis/specificationQuery.js";
import type {ReportData} from "../../src/authoring/report.js";
import {readRecords} from "../record/records.js";
import {argumentChapter} from "../report/argumentChapter.js";
import {changesChapter} from "../report/changesChapter.js";
import type {WriteChapter} from "../report/Chapter.js";
import {bound} from "../report/Chapter.js";
import {cruxChapter} from "../report/cruxChapter.js";
import type {ReportFigure} from "../report/figures.js";
import {releasesChapter} from "../report/releases/releasesChapter.js";
import type {Gathered} from "../stage/ReleaseEvidence.js";
import type {Files} from "../stage/writeFolder.js";
import {downloads} from "./downloads/downloads.js";
import type {Commit} from "./provenance.js";
import {provenanceOf} from "./provenance.js";

/** The report, in the order of its site map. A further page is a chapter here, or a part of one. */
const chapters: readonly WriteChapter[] = [argumentChapter, cruxChapter, releasesChapter, changesChapter];

/** Every file that pages, downloads and the contract need, by path in the staged folder. */
export async function reportFiles(gathered: Gathered, codeSha: string, commit: Commit): Promise<Files> {
  const {main} = gathered;
  const judged = judge(main);
  const {document} = new JSDOM("").window;
  const report = bound(chapters.map((write) => write({gathered, judged, document})));
  const json = (value: unknown): string => JSON.stringify(value);
  const html = Object.entries(report.blocks).map(([name, node]) => [name, node.outerHTML]);
  return {
    "results.json": JSON.stringify(judged.results, null, 1),
    "provenance.json": JSON.stringify(provenanceOf(main, codeSha, commit), null, 1),
    "data/report.json": json(reportData(gathered, judged)),
    "prose.json": json(report.words),
    "blocks.json": json(Object.fromEntries(html)),
    "published.json": json(publishedOf(main)),
    "absent.json": json(absentSentences(main, publishedOf(main))),
    "conditions.json": json(report.conditions),
    ...Object.fromEntries(Object.entries(report.data).map(([name, value]) => [`data/${name}.json`, json(value)])),
    ...figureFiles(report.figures),
    ...report.files,
    ...(await downloads(main))
  };
}

function reportData(gathered: Gathered, {results, universes}: Judged): ReportData {
  const {main, releases} = gathered;
  return {
    ...gathered,
    main: releases.indexOf(main),
    results,
    universes,
    findings: releases.map((release) => (release === main ? results : findingsOf(release))),
    records: readRecords()
  };
}

/** The words of all figures, and each one's numbers and still picture. */
function figureFiles(figures: readonly ReportFigure[]): Files {
  return {
    "figures.json": JSON.stringify(figures.map(stagedFigure))
  };
}

/** What the frame around a figure needs, without what it was drawn by. */
function stagedFigure({still, spec, ...words}: ReportFigure): unknown {
  return {...words, drawn: still !== null, query: spec === undefined ? null : specificationToQuery(spec)};
}
