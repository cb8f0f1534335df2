import rows from "./places.json" with {type: "json"};

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

/** Whether a statement is the essay's or its notebook's: this report counts those. */
export const isEssays = ({place: {source}}: {place: Place}): boolean => source === "essay" || source === "notebook";

/** The place of every claim of the essay, by its id. */
export const places: Readonly<Record<string, Place>> = Object.fromEntries(
  Object.entries<Row>(rows).map(([id, {source, name, section, words, line}]) => {
    const inEssay = words === undefined ? essay : `${essay}#:~:text=${encodeURIComponent(words)}`;
    const url = line === undefined ? inEssay : `${notebook}#L${line}`;
    return [id, {source, name, section: `the ${source}, ${section}`, url}];
  })
);

/** A place as places.json has it: words of the essay, or a line of the notebook. */
type Row = Omit<Place, "url"> & {words?: string; line?: number};
