import type {FindingsComparison} from "../claims/compareFindings.js";
import type {RecordedClaim} from "../claims/Results.js";
import {list} from "./format.js";

/** Why verdicts moved: one line a claim, or one for all claims of which the same is true. */
export function explanationsOf({claims}: FindingsComparison, before: string, after: string): string[] {
  const changed = claims.filter(({moved}) => moved === "verdict");
  const shared = {
    "published now": `${after} publishes what ${before} did not`,
    "testable now": `the files of ${after} carry what those of ${before} lacked`,
    "not published": `${after} does not publish what they need`
  };
  return [
    ...(Object.keys(shared) as (keyof typeof shared)[]).flatMap((kind) => {
      const ids = changed.filter(({explanation}) => explanation?.kind === kind).map(({id}) => id);
      return ids.length === 0 ? [] : [`${list(ids)}: ${shared[kind]}.`];
    }),
    ...changed.flatMap(({id, statement, before, after, explanation}) =>
      explanation === null || explanation.kind in shared
        ? []
        : [`${id}, ${wordOf(before)} → ${wordOf(after)}. “${statement}” ${explanation.words}`]
    )
  ];
}

const wordOf = (claim: RecordedClaim | null): string => claim?.verdict ?? "–";
