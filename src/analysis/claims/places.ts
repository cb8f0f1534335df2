/** Where a statement stands. */
export interface Place {
  /** Whose statement it is: the essay's, its notebook's, or the name of who adds one. */
  source: string;
  /** In a few words of our own. */
  name: string;
  /** The part of the essay or of its notebook. */
  section: string;
  /**
   * The essay, at the words themselves where they are known by heart; or the line of the notebook, at the commit that the
   * figures were made by.
   */
  url: string;
}

const essay = "https://forum.effectivealtruism.org/posts/hDrFn38wZeiqDjPEx";
const notebook =
  "https://github.com/nikolascoimbra/anthropic-economic-index-analysis/blob/" +
  "0069c22c27a20d6c95f5eece4c9e1080311fec97/notebooks/build_notebook_03.py";

const inEssay = (name: string, section: string, words?: string): Place => ({
  source: "essay",
  name,
  section: `the essay, ${section}`,
  url: words === undefined ? essay : `${essay}#:~:text=${encodeURIComponent(words)}`
});
const inNotebook = (name: string, section: string, line: number): Place => ({
  source: "notebook",
  name,
  section: `the notebook, ${section}`,
  url: `${notebook}#L${line}`
});

const overall = "the platforms compared";
const experiment = "the natural experiment (figure 1)";
const mix = "modes by platform (figure 2)";
const mechanism = "the mechanism (figure 3)";
const tradeoff = "the trade-off (figure 4)";

/** Whether a statement is the essay's or its notebook's: this report counts those. */
export const isEssays = ({place: {source}}: {place: Place}): boolean => source === "essay" || source === "notebook";

/** The place of every claim of the essay, by its id. */
export const places: Readonly<Record<string, Place>> = {
  C01: inEssay("success on Claude.ai", overall),
  C02: inEssay("success through the API", overall),
  C03: inEssay("the gap overall", overall),
  C04: inEssay("what was counted", overall),
  C05: inEssay("tasks on both", experiment),
  C06: inEssay("tasks compared", experiment),
  C07: inEssay("ahead on most tasks", experiment),
  C08: inEssay("the mean gap", experiment),
  C09: inEssay("the widest gaps", experiment),
  C10: inEssay("directive use overall", mix),
  C11: inEssay("learning overall", mix),
  C12: inEssay("directive use, same tasks", mechanism),
  C13: inEssay("learning, same tasks", mechanism),
  C14: inEssay("more directive, wider gap", mechanism),
  C15: inEssay("API success by directive use", mechanism),
  C16: inEssay("the correlation", mechanism),
  C17: inEssay("the strongest predictor", mechanism),
  C18: inEssay("learning and the gap", mechanism),
  C19: inEssay("speed on each platform", tradeoff),
  C20: inEssay("twice as fast", tradeoff, "on the same tasks"),
  C21: inNotebook("API learning and the gap", "section 4", 329),
  C22: inNotebook("directive difference and the gap", "section 4", 331),
  C23: inEssay("augmentation overall", mix),
  C24: inNotebook("automation overall", "section 2", 114),
  C25: inEssay("directive use as the cause", mechanism),
  C26: inEssay("the cheaper API", tradeoff),
  C27: inEssay("the same model", experiment, "not about raw capability"),
  C28: inEssay("how fast the API is", tradeoff, "25 times faster"),
  C29: inEssay("turns a task", tradeoff, "fewer turns per task"),
  C30: inEssay("the fastest pattern", tradeoff, "the most throughput is directive")
};
