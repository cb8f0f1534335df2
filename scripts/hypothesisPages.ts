import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";

/** The pages of src/hypotheses for the site map, each under its title, by name: a new file is on the map by being there. */
export function hypothesisPages(root = "src"): {name: string; path: string}[] {
  const folder = join(root, "hypotheses");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .sort()
    .map((file) => {
      const slug = file.slice(0, -".md".length);
      return {name: titleOf(readFileSync(join(folder, file), "utf8")) ?? slug, path: `/hypotheses/${slug}`};
    });
}

/** The title in a page's front matter. */
function titleOf(page: string): string | null {
  const [, matter = ""] = /^---\r?\n([\s\S]*?)\r?\n---/.exec(page) ?? [];
  const title = /^title:\s*(.+?)\s*$/m.exec(matter)?.[1];
  if (title === undefined) return null;
  return title.startsWith('"') ? (JSON.parse(title) as string) : title;
}
