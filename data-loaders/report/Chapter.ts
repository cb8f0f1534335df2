import type {Judged} from "../../src/analysis/judge.js";
import type {Gathered} from "../stage/ReleaseEvidence.js";
import type {Files} from "../stage/writeFolder.js";
import type {ReportFigure} from "./figures.js";
import type {Prose} from "./prose.js";

/** What every chapter is written from. */
export interface Source {
  gathered: Gathered;
  /** The release that the report is about, judged. */
  judged: Judged;
  /** Makes elements at build, where there is no window. */
  document: Document;
}

/** What one page, or a few that belong together, add to the report. Names must be the chapter's own. */
export interface Chapter {
  figures: ReportFigure[];
  /** Tables and lists for `::: block`. */
  blocks: Record<string, HTMLElement>;
  /** Words for `{{…}}`. */
  words: Prose;
  /** Readings that the data of this build bear out, for `:::: when`. */
  conditions: Record<string, boolean>;
  /** What live figures read, as data/<name>.json. */
  data: Record<string, unknown>;
  /** Further files of the staged folder, by path. */
  files: Files;
}

/** A chapter needs no more than it has. */
export type WriteChapter = (source: Source) => Partial<Chapter>;

/**
 * All chapters as one.
 *
 * @throws Error when two chapters use one name: one would hide the other.
 */
export function bound(chapters: readonly Partial<Chapter>[]): Chapter {
  return {
    figures: chapters.flatMap((chapter) => chapter.figures ?? []),
    blocks: joined("block", chapters, (chapter) => chapter.blocks),
    words: joined("words", chapters, (chapter) => chapter.words),
    conditions: joined("condition", chapters, (chapter) => chapter.conditions),
    data: joined("data", chapters, (chapter) => chapter.data),
    files: joined("file", chapters, (chapter) => chapter.files)
  };
}

function joined<T>(
  kind: string,
  chapters: readonly Partial<Chapter>[],
  part: (chapter: Partial<Chapter>) => Readonly<Record<string, T>> | undefined
): Record<string, T> {
  const all: Record<string, T> = {};
  for (const chapter of chapters)
    for (const [name, value] of Object.entries(part(chapter) ?? {})) {
      if (Object.hasOwn(all, name)) throw new Error(`two chapters of the report use the ${kind} name “${name}”`);
      all[name] = value;
    }
  return all;
}
