/** A report: what it is called, who answers for it, and where it is. */
export interface Publication {
  title: string;
  /** What it is, after the title and a colon. */
  subtitle: string;
  authors: readonly string[];
  /** Where its repository is on the web, without `.git`; null while it is nowhere. */
  repository: string | null;
  /** The branch that its pages are built from. */
  branch: string;
  /** Where its pages are on the web; null while they are nowhere. OVERSIGHT_GAP_URL says it of one build. */
  address: string | null;
  citationKey: string;
  /** Of the code, as SPDX names it. */
  licence: string;
  year: number;
}

/** The report that others are forks of: each of their pages cites it. */
export const original: Publication = {
  title: "Oversight Gap",
  subtitle: "a rebuildable report on the Anthropic Economic Index",
  authors: ["Oversight Gap maintainers"],
  repository: null,
  branch: "main",
  address: null,
  citationKey: "oversight_gap",
  licence: "MIT",
  year: 2026
};

/**
 * This report. To make it yours, say here what is yours, and every page, citation and download says it too:
 * `{...original, title: "My gap", authors: ["Ada"], citationKey: "my_gap", repository: "https://…", address: null}`.
 */
export const site: Publication = {...original};

/** Whether this is another report than the one that is cited by its forks. */
export const isFork = site.title !== original.title;

/** Its whole title. */
export const titleOf = ({title, subtitle}: Publication): string => `${title}: ${subtitle}`;

/** Where a file of the project can be changed on the web; null without a repository. */
export function editAddress(file: string, {repository, branch}: Publication = site): string | null {
  return repository === null ? null : `${repository}/edit/${branch}/${file}`;
}

/** How to get a copy of a report's code: for a terminal; null without a repository. */
export function cloneLine({repository}: Publication = site): string | null {
  return repository === null
    ? null
    : `git clone ${repository}.git && cd ${repository.split("/").at(-1)!} && npm ci && npm run dev`;
}

/**
 * Where the Markdown of a page is on the site, from the site's root: its words, the code of its figures, and the names
 * of its numbers. Kept as text, which browsers show.
 *
 * @param page as Framework names it: “/hypotheses/difficulty”.
 */
export function pageSource(page: string): string {
  return `source${page}.md.txt`;
}
