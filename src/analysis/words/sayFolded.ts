import {type FoldedTask, leastVisibleSuccess} from "../panel/folding.js";
import {count, fixed, list} from "./format.js";

/** What the folding rule does to one task, in words. */
export function sayFolded({n, yes, smallest, published, bounds}: FoldedTask): string {
  const shown = [
    ...(published.yes === null ? [] : [`${count(published.yes)} yes`]),
    ...(published.no === null ? [] : [`${count(published.no)} no`]),
    ...(published.folded === 0 ? [] : [`${count(published.folded)} folded`])
  ];
  const what =
    published.yes === null
      ? `That is fewer than ${smallest}, so success is not published`
      : `That is ${smallest} or more, so success is published`;
  const known =
    bounds[0] === bounds[1]
      ? `success was ${fixed(bounds[0], 0)} %`
      : `success lies between ${fixed(bounds[0], 0)} and ${fixed(bounds[1], 0)} %`;
  return (
    `Of ${count(n)} conversations ${count(yes)} succeeded, ${fixed((100 * yes) / n, 0)} %. ${what}: the cells say ` +
    `${list(shown)}, and a reader knows that ${known}. At this size a task shows its success from ` +
    `${fixed(leastVisibleSuccess(n, smallest), 0)} % on.`
  );
}
