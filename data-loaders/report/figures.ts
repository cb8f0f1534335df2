import {count, fixed} from "../../src/analysis/format.js";
import type {Judged} from "../../src/analysis/judge.js";
import {decisions} from "../../src/analysis/multiverse.js";
import type {Specification} from "../../src/analysis/Specification.js";
import {dataOf as dataOfRelease} from "../../src/analysis/words/dataOf.js";
import type {FigureTable, FigureText} from "../../src/components/figureFrame.js";
import {specificationCurve} from "../../src/components/specificationCurve.js";

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

/** The specification curve. */
export function multiverseFigure(judged: Judged): ReportFigure {
  const {specifications, estimable, same_sign_share} = judged.results.multiverse;
  const title =
    same_sign_share === null
      ? "No specification can be estimated in this release"
      : `${fixed(100 * same_sign_share, 0)} % of ${count(estimable)} specifications have the sign of the essay's own`;
  return {
    id: "figure-5",
    number: "Figure 5",
    title,
    caption:
      `One dot a specification, ${count(estimable)} of ${count(specifications)} declared; below, the choices that make each ` +
      `part of the curve. A description of choices, not a test. ${dataOf(judged)}`,
    table: {
      columns: [...decisions.map(({label}) => label), "association", "n"],
      rows: judged.universes.map(({choices, effect, n}) => [
        ...choices.map((choice, i) => decisions[i]!.options[choice]!.label),
        effect,
        n
      ])
    },
    still:
      estimable === 0
        ? null
        : (document, width) => specificationCurve(judged.universes, {document, width, label: title})
  };
}
