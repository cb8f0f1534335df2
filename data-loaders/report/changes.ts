import {count, day, list, month} from "../../src/analysis/format.js";
import {observedWords} from "../../src/analysis/sayClaim.js";
import {h} from "../../src/components/h.js";
import {marks, verdictClass} from "../../src/components/verdicts.js";
import {compareFindings} from "../compare/compareFindings.js";
import {explanationsOf} from "../compare/comparisonReport.js";
import type {ResultsRecord} from "../record/ResultsRecord.js";
import {table} from "./blocks.js";
import type {Prose} from "./prose.js";

type Claim = ResultsRecord["claims"][number];

/** The blocks of the changes page, from the records, newest release first. */
export function changesBlocks(document: Document, records: readonly ResultsRecord[]): Record<string, HTMLElement> {
  return {
    "changes-table": changesTable(document, records),
    "changes-moves": movesList(document, records),
    "changes-history": historyTable(document, records)
  };
}

/** Findings by releases, newest first: verdict, and number with interval and n. */
function changesTable(document: Document, records: readonly ResultsRecord[]): HTMLElement {
  const claims = records.flatMap((record) => record.claims);
  const ids = [...new Set(claims.map(({id}) => id))].sort();
  const head = h(
    document,
    "tr",
    {},
    h(document, "th", {scope: "col"}, "finding"),
    ...records.map((record) => releaseHead(document, record))
  );
  const rows = ids.map((id) =>
    h(
      document,
      "tr",
      {id: `move-${id.toLowerCase()}`},
      h(
        document,
        "th",
        {scope: "row"},
        h(document, "a", {href: `./claims#${id.toLowerCase()}`, class: "id"}, id),
        ` ${claims.find((claim) => claim.id === id)!.statement}`
      ),
      ...records.map((record) =>
        verdictCell(
          document,
          record.claims.find((claim) => claim.id === id)
        )
      )
    )
  );
  return h(
    document,
    "div",
    {class: "scroll tall changes", tabindex: "0", role: "region", "aria-label": "Findings by release"},
    h(document, "table", {}, h(document, "thead", {}, head), h(document, "tbody", {}, ...rows))
  );
}

function releaseHead(document: Document, {release, window, basis}: ResultsRecord): HTMLElement {
  return h(
    document,
    "th",
    {scope: "col"},
    month(window.start),
    h(document, "small", {}, `release ${release}, ${basis}`)
  );
}

function verdictCell(document: Document, claim: Claim | undefined): HTMLElement {
  if (claim === undefined) return h(document, "td", {}, "not checked");
  const {verdict} = claim;
  return h(
    document,
    "td",
    {},
    h(document, "span", {class: verdictClass(verdict)}, `${marks[verdict]} ${verdict}`),
    h(document, "small", {}, observedWords(claim))
  );
}

/** From each release to the next newer one: every verdict that moved, and by which rule. */
function movesList(document: Document, records: readonly ResultsRecord[]): HTMLElement {
  const steps = records.slice(0, -1).map((after, i) => stepOf(document, records[i + 1]!, after));
  if (steps.length === 0)
    return h(document, "p", {}, "One release is recorded, so there is nothing to compare it with.");
  return h(document, "div", {}, ...steps);
}

function stepOf(document: Document, before: ResultsRecord, after: ResultsRecord): HTMLElement {
  const names = [before, after].map(({window}) => month(window.start));
  const moves = explanationsOf(compareFindings(before, after), names[0]!, names[1]!);
  return h(
    document,
    "section",
    {},
    h(document, "h3", {}, `${names[0]} to ${names[1]}`),
    moves.length === 0
      ? h(document, "p", {}, "No verdict moved.")
      : h(document, "ul", {}, ...moves.map((move) => h(document, "li", {}, move)))
  );
}

const outcomes: Record<ResultsRecord["history"][number]["outcome"], string> = {
  first: "first recorded",
  same: "no number moved",
  numbers: "numbers moved, every verdict stayed",
  verdicts: "verdicts changed"
};

/** When each release was recorded, latest first, and what that changed in the record. */
function historyTable(document: Document, records: readonly ResultsRecord[]): HTMLElement {
  const events = records
    .flatMap(({release, history}) => history.map((event) => ({release, ...event})))
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
  return table(
    document,
    ["day", "release", "made from", "what it did", "verdicts changed", "code"],
    events.map(({date, release, basis, new_inputs, outcome, verdicts_changed, commit}) => [
      date,
      release,
      `${basis}${new_inputs && outcome !== "first" ? ", other bytes than before" : ""}`,
      outcomes[outcome],
      verdicts_changed.length === 0 ? "–" : verdicts_changed.join(", "),
      commit?.slice(0, 7) ?? "–"
    ])
  );
}

/** Words of the changes page. */
export function changesWords(records: readonly ResultsRecord[]): Prose {
  const events = records.flatMap(({history}) => history);
  const latest = events
    .map(({date}) => date)
    .sort()
    .at(-1);
  const publicOnes = records.filter(({basis}) => basis === "public figures").map(({window}) => month(window.start));
  return {
    releases: records.length === 0 ? "no release" : list(records.map(({window}) => month(window.start))),
    recorded: count(records.length),
    times: count(events.length),
    latest: latest === undefined ? "never" : day(latest),
    basis:
      publicOnes.length === 0
        ? "All of them are made from the dataset's own files."
        : `${list(publicOnes)}: made from public figures, not from the dataset's own files, so that what those figures ` +
          "leave out is not testable here."
  };
}
