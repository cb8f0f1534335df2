import {estimate} from "../analysis/estimate.js";
import type {Estimate} from "../analysis/Estimated.js";
import type {Panel} from "../analysis/Panel.js";
import {sampleOf} from "../analysis/Sample.js";
import {sayTitle} from "../analysis/sayTitle.js";
import type {Specification} from "../analysis/Specification.js";
import {specificationToQuery} from "../analysis/specificationQuery.js";
import {variables} from "../analysis/variables.js";
import type {FigureTable} from "./figureFrame.js";
import {figureFrame} from "./figureFrame.js";
import {h} from "./h.js";
import {specificationPicture} from "./specificationPicture.js";

interface FigureOptions {
  /** Also the anchor. */
  id: string;
  /** Where the workbench is, seen from the page. */
  workbench: string;
  /** Where the page's Markdown is, seen from the page. */
  source: string;
  /** Draws again whenever the place for it changes its width. */
  resize(draw: (width: number) => Node): Node;
}

/** A specification as a figure: title from the answer, picture, method, numbers, and the way to the workbench. */
export function specificationFigure(
  document: Document,
  spec: Specification,
  panel: Panel,
  {id, workbench, source, resize}: FigureOptions
): HTMLElement {
  const answer = estimate(spec, panel);
  const title = sayTitle(spec, answer);
  const drawn = specificationPicture(spec, panel, answer, {width: 640, label: title}) !== null;
  const query = specificationToQuery(spec);
  return figureFrame(document, {
    id,
    number: null,
    title,
    caption: `${spec.predictor === null ? "Bars count tasks" : "Each dot is a task"}, n = ${answer.n}. ${methodOf(answer)}`,
    picture: drawn
      ? resize((width) => specificationPicture(spec, panel, answer, {width, label: title})!)
      : h(document, "p", {class: "absent"}, "There are not enough tasks to draw."),
    table: numbersOf(spec, panel),
    links: [
      {href: query === "" ? workbench : `${workbench}?${query}`, text: "Open in the workbench"},
      {href: source, text: "How it is made"}
    ]
  });
}

function methodOf(answer: Estimate): string {
  return answer.estimable ? `Method: ${answer.method}.` : `No answer: ${answer.reason}.`;
}

function numbersOf(spec: Specification, panel: Panel): FigureTable {
  const ids = [spec.outcome, ...(spec.predictor === null ? [] : [spec.predictor]), ...spec.adjust];
  return {
    columns: ["task", ...ids.map((id) => `${variables[id].label} (${variables[id].unit})`)],
    rows: sampleOf(spec, panel).rows.map((row) => [row.task, ...ids.map((id) => variables[id].of(row))])
  };
}
