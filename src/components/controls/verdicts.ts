import type {JudgedClaim, Verdict} from "../../analysis/claims/Claim.js";
import {range} from "../../analysis/words/format.js";
import {digitsFor, figuresWords} from "../../analysis/words/sayClaim.js";
import {h} from "./h.js";

/** A mark a verdict, so that colour is never the only sign. */
export const marks: Record<Verdict, string> = {
  reproduced: "✓",
  contradicted: "✗",
  "not supported": "○",
  "not in this release": "–",
  "not testable": "?"
};

/** The class a verdict is coloured by. */
export function verdictClass(verdict: Verdict): string {
  return `verdict verdict-${verdict.replaceAll(" ", "-")}`;
}

/** One small box a claim, in order, each a link into the ledger; below it how many of each verdict. */
export function verdictStrip(document: Document, claims: readonly JudgedClaim[], ledger = "./claims"): HTMLElement {
  const boxes = claims.map(({id, verdict, statement}) =>
    h(
      document,
      "li",
      {},
      h(
        document,
        "a",
        {
          href: `${ledger}#${id.toLowerCase()}`,
          class: verdictClass(verdict),
          title: `${id}: ${verdict}. ${statement}`
        },
        h(document, "span", {class: "visually-hidden"}, `${id}, ${verdict}: ${statement}`),
        h(document, "span", {class: "mark", "aria-hidden": "true"}, marks[verdict]),
        h(document, "span", {class: "id", "aria-hidden": "true"}, id.slice(1))
      )
    )
  );
  return h(document, "div", {class: "verdict-strip"}, h(document, "ol", {}, ...boxes), legend(document, claims));
}

function legend(document: Document, claims: readonly JudgedClaim[]): HTMLElement {
  const items = (Object.keys(marks) as Verdict[]).flatMap((verdict) => {
    const n = claims.filter((claim) => claim.verdict === verdict).length;
    if (n === 0) return [];
    const mark = h(document, "span", {class: verdictClass(verdict), "aria-hidden": "true"}, marks[verdict]);
    return [h(document, "li", {}, mark, ` ${n} ${verdict}`)];
  });
  return h(document, "ul", {class: "legend"}, ...items);
}

/** The ledger: what the essay says, what these data give, the verdict and why. */
export function claimsLedger(document: Document, claims: readonly JudgedClaim[]): HTMLElement {
  return h(document, "div", {class: "ledger"}, ...claims.map((claim) => ledgerEntry(document, claim)));
}

function ledgerEntry(document: Document, claim: JudgedClaim): HTMLElement {
  const {id, statement, place, verdict, reason, rule} = claim;
  const label = h(document, "span", {class: verdictClass(verdict)}, `${marks[verdict]} ${verdict}`);
  const anchor = h(document, "a", {class: "id", href: `#${id.toLowerCase()}`}, id);
  return h(
    document,
    "article",
    {id: id.toLowerCase()},
    h(document, "h3", {}, anchor, ` ${statement}`),
    h(document, "p", {class: "place"}, `${capital(place.section)}: `, h(document, "a", {href: place.url}, place.name)),
    h(document, "p", {class: "numbers"}, label, ...numbersOf(document, claim)),
    h(document, "p", {}, reason),
    h(document, "details", {}, h(document, "summary", {}, "Rule"), h(document, "p", {}, rule))
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function numbersOf(document: Document, {published, observed, interval, n}: JudgedClaim): HTMLElement[] {
  const parts: [string, string][] = [];
  if (published !== null) parts.push(["printed", figuresWords(published)]);
  if (observed !== null) parts.push(["here", figuresWords(observed)]);
  if (interval !== null) parts.push(["95 % interval", range(interval, digitsFor(interval[0]))]);
  if (n !== null) parts.push(["n", n.toLocaleString("en-GB")]);
  return parts.map(([name, value]) =>
    h(document, "span", {class: "number"}, h(document, "small", {}, name), ` ${value}`)
  );
}
