import type {Judged} from "../../src/analysis/judge.js";
import type {Specification} from "../../src/analysis/Specification.js";
import {dataOf as dataOfRelease} from "../../src/analysis/words/dataOf.js";
import type {FigureTable, FigureText} from "../../src/components/figureFrame.js";

/** A figure as the build knows it: words, numbers, and the picture for readers without scripts. */
export interface ReportFigure extends FigureText {
  table: FigureTable;
  /** What the figure shows, where it is the answer to one specification: the frame links to it in the workbench. */
  spec?: Specification;
  /** Draws the still picture; null when the release lacks what it shows. */
  still: ((document: Document, width: number) => SVGSVGElement) | null;
}

/** What the data of a figure are, for its caption. */
export function dataOf({evidence}: Judged): string {
  return dataOfRelease(evidence);
}
