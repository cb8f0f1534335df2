import type {Page} from "./Page.js";
import {cellsOf, PageError} from "./Page.js";

/**
 * A control's values reach the browser's cells one after the other, by the one name that `view` is given; a pattern would
 * find nothing there, though a build sees the first value.
 *
 * @throws PageError with the place, and what to write instead.
 */
export function checkControls(page: Page): void {
  for (const cell of cellsOf(page.parts)) {
    const {body} = cell.code;
    const nodes = body.type === "Program" ? body.body : [];
    for (const {id, init} of nodes.flatMap((node) => (node.type === "VariableDeclaration" ? node.declarations : [])))
      if (id.type !== "Identifier" && init?.type === "CallExpression" && isView(init.callee))
        throw new PageError(
          page.file,
          cell,
          "expected one name for what view() gives, found a pattern: write const choice = view(…), and take it apart in the next cell",
          cell.source.split("\n")[0]
        );
  }
}

const isView = (callee: {type: string}): boolean => "name" in callee && callee.name === "view";
