import {filled} from "./filled.js";
import template from "./queryPage.txt";

/**
 * A page about a question in SQL, ready to be saved as src/hypotheses/<slug>.md: its query, which the build asks, its table
 * and its picture. The console hands it out, and so does `npm run new-page`.
 *
 * @param title plain words without markup.
 */
export function queryPage(title: string, sql: string): string {
  const gaps = {title, "title as a string": JSON.stringify(title), caption: escaped(title), query: literal(sql)};
  return filled(template, gaps);
}

/** A query as a template literal, lines kept. */
function literal(sql: string): string {
  return `\`\n${sql.trim().replaceAll("\\", "\\\\").replaceAll("`", "\\`").replaceAll("${", "\\${")}\n\``;
}

/** A title is words: nothing in it is code. */
const escaped = (title: string): string => title.replaceAll("$", "&#36;").replaceAll("`", "&#96;");
