import type {Place, WrittenClaim} from "./Claim.js";

const essay = "https://forum.effectivealtruism.org/posts/hDrFn38wZeiqDjPEx";
const notebook =
  "https://github.com/nikolascoimbra/anthropic-economic-index-analysis/blob/" +
  "0069c22c27a20d6c95f5eece4c9e1080311fec97/notebooks/build_notebook_03.py";

/** Whether a statement is the essay's or its notebook's: this report counts those. */
export const isEssays = ({place: {source}}: {place: Place}): boolean => source === "essay" || source === "notebook";

/** The place of a claim of the essay. */
export function placeOf({source, name, section, words, line}: WrittenClaim): Place {
  const inEssay = words === undefined ? essay : `${essay}#:~:text=${encodeURIComponent(words)}`;
  const url = line === undefined ? inEssay : `${notebook}#L${line}`;
  return {source, name, section: `the ${source}, ${section}`, url};
}
