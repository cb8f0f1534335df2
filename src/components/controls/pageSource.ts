/**
 * Where the Markdown of a page is on the site, from the site's root: its words, the code of its figures, and the names
 * of its numbers. Kept as text, which browsers show.
 *
 * @param page as Framework names it: “/hypotheses/difficulty”.
 */
export function pageSource(page: string): string {
  return `source${page}.md.txt`;
}
