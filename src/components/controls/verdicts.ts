import type {Verdict} from "../../analysis/claims/Claim.js";
import type {JudgedClaim} from "../../analysis/claims/Results.js";
import {range} from "../../analysis/words/format.js";
import {digitsFor, figuresWords} from "../../analysis/words/sayClaim.js";
import {html} from "../html.js";

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

/**
 * One small box a claim, in order, each a link into the ledger; below it how many of each verdict, each a link that shows
 * only these.
 *
 * @param ledger - the page with the ledger, empty for this one
 */
export function verdictStrip(claims: readonly JudgedClaim[], ledger: string): HTMLElement {
  const boxes = claims.map(
    ({id, verdict, statement}) =>
      html`<li>
        <a
          href=${`${ledger}#${id.toLowerCase()}`}
          class=${verdictClass(verdict)}
          title=${`${id}: ${verdict}. ${statement}`}
          ><span class="visually-hidden">${id}, ${verdict}: ${statement}</span>
          <span class="mark" aria-hidden="true">${marks[verdict]}</span>
          <span class="id" aria-hidden="true">${id.slice(1)}</span></a
        >
      </li>`
  );
  return html`<div class="verdict-strip">
    <ol>
      ${boxes}
    </ol>
    ${legend(claims, ledger)}
  </div>`;
}

/** The filter is the address: style.css hides the rest of the ledger, without scripts too. */
function legend(claims: readonly JudgedClaim[], ledger: string): HTMLElement {
  const link = (id: string, text: string, mark: Node | null = null): HTMLElement =>
    html`<li>
      <a href=${`${ledger}#${id}`} id=${ledger === "" ? id : null}>${mark}${text}</a>
    </li>`;
  const items = (Object.keys(marks) as Verdict[]).flatMap((verdict) => {
    const n = claims.filter((claim) => claim.verdict === verdict).length;
    if (n === 0) return [];
    const mark = html`<span class=${verdictClass(verdict)} aria-hidden="true">${marks[verdict]} </span>`;
    return [link(`only-${verdict.replaceAll(" ", "-")}`, `${n} ${verdict}`, mark)];
  });
  return html`<ul class="legend" aria-label="Show only">
    ${items}${ledger === "" ? link("every-verdict", "show all") : ""}
  </ul>`;
}

/** The ledger: what the essay says, what these data give, the verdict and why. */
export function claimsLedger(claims: readonly JudgedClaim[]): HTMLElement {
  return html`<div class="ledger">${claims.map(ledgerEntry)}</div>`;
}

function ledgerEntry(claim: JudgedClaim): HTMLElement {
  const {id, statement, place, verdict, reason, rule} = claim;
  return html`<article id=${id.toLowerCase()} class=${`is-${verdict.replaceAll(" ", "-")}`}>
    <h3><a class="id" href=${`#${id.toLowerCase()}`}>${id}</a> ${statement}</h3>
    <p class="place">${capital(place.section)}: <a href=${place.url}>${place.name}</a></p>
    <p class="numbers"><span class=${verdictClass(verdict)}>${marks[verdict]} ${verdict}</span>${numbersOf(claim)}</p>
    <p>${reason}</p>
    <details>
      <summary>Rule</summary>
      <p>${rule}</p>
    </details>
  </article>`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function numbersOf({published, observed, interval, n}: JudgedClaim): Node[] {
  const parts: [string, string][] = [];
  if (published !== null) parts.push(["printed", figuresWords(published)]);
  if (observed !== null) parts.push(["here", figuresWords(observed)]);
  if (interval !== null) parts.push(["95 % interval", range(interval, digitsFor(interval[0]))]);
  if (n !== null) parts.push(["n", n.toLocaleString("en-GB")]);
  return parts.map(([name, value]) => html`<span class="number"><small>${name}</small> ${value}</span>`);
}
