import type {Specification} from "../analysis/panel/Specification.js";
import {choicesOf} from "../analysis/panel/specify.js";
import {variables} from "../analysis/panel/variables.js";

/**
 * A hypothesis page, ready to be saved as src/hypotheses/<slug>.md: prompts for what a reader must know, and the
 * specification with its sentence and figure. The workbench hands it out, and so does `npm run new-page`.
 *
 * @param title plain words without markup.
 */
export function hypothesisPage(title: string, spec: Specification): string {
  return `---
title: ${JSON.stringify(title)}
---

# ${title}

## Hypothesis

*What do you doubt, and what would be true instead? One sentence that could turn out wrong.*

## Prediction, written down before looking

*Which sign, about which size, in which tasks? Commit this paragraph before you build the page: git keeps the date.*

## Specification

*Why these tasks, this outcome, this predictor? What would a critic choose instead?*

\`\`\`ts
import {estimate, panel, sayEstimate, sayMethod, sayTitle, specificationPicture, specify} from "../report.js";

const tasks = await panel(FileAttachment("../data/panel.json"));
\`\`\`

\`\`\`ts
const spec = specify(${source(choicesOf(spec), "")});
const answer = estimate(spec, tasks);
\`\`\`

## Result

\${sayEstimate(spec, answer)}

::: figure answer \${spec}

\${sayTitle(spec, answer)}

\`\`\`ts
display(specificationPicture(spec, tasks));
\`\`\`

\${sayMethod(spec, answer)}

:::

*Say in your own words what this shows, and whether it is what you predicted.*

## What would refute it

*Name a result, on this release or the next, after which you would give the hypothesis up. Then name another explanation that
fits the same numbers.*
`;
}

/** A title for a page that has none yet: what its specification looks at. */
export function titleFor({outcome, predictor, estimator}: Specification): string {
  const {label} = variables[outcome];
  if (predictor !== null) return `Does ${variables[predictor].label} go with ${label}?`;
  return estimator.startsWith("bounds") ? `How far folded cells could move ${label}` : `How large is ${label}?`;
}

/** Plain data as a TypeScript literal in the house's style. */
function source(value: unknown, indent: string): string {
  if (Array.isArray(value)) return `[${value.map((item) => source(item, indent)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const deeper = `${indent}  `;
  const entries = Object.entries(value).map(([key, part]) => `${deeper}${key}: ${source(part, deeper)}`);
  return entries.length === 0 ? "{}" : `{\n${entries.join(",\n")}\n${indent}}`;
}
