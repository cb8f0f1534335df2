import type {ReleaseEvidence} from "../../analysis/panel/ReleaseEvidence.js";
import {count} from "../../analysis/words/format.js";
import {table} from "./table.js";

/** Which bytes a release's numbers come from. */
export function inputsTable({inputs}: Pick<ReleaseEvidence, "inputs">): HTMLElement {
  return table(
    ["file", "bytes", "pinned", "revision", "sha256"],
    inputs.map(({path, bytes, sha256, pinned, revision}) => [
      path,
      count(bytes),
      pinned ? "yes" : "no",
      revision?.slice(0, 12) ?? "–",
      sha256
    ])
  );
}
