/** A piece of code of a page or a guide: the heading or summary above it, its language, its text. */
export interface Snippet {
  heading: string;
  language: string;
  code: string;
}

/** The fenced code of a Markdown text, each with the last heading or summary before it. */
export function snippetsOf(markdown: string): Snippet[] {
  const found: Snippet[] = [];
  let heading = "";
  for (const [, title, summary, language, code] of markdown.matchAll(
    /^#+ (.+)$|^<summary>(.+)<\/summary>$|^```(\w+).*\n([\s\S]*?)^```$/gm
  ))
    if (code === undefined) heading = title ?? summary!;
    else found.push({heading, language: language!, code});
  return found;
}
