/**
 * A page about a question in SQL, ready to be saved as src/hypotheses/<slug>.md: its query, which the build asks, its table
 * and its picture. The console hands it out, and so does `npm run new-page`.
 *
 * @param title plain words without markup.
 */
export function queryPage(title: string, sql: string): string {
  return `---
title: ${JSON.stringify(title)}
---

# ${title}

*What do you want to know, and what do you expect? Write it down before you look, and commit it: git keeps the date.*

\`\`\`ts
import {answerPicture, answerTable, query, report, sqlTables} from "../report.js";

const {main, results} = await report(FileAttachment("../data/report.json"));
// A file of your own is one more: mine: FileAttachment("./mine.csv")
const tables = {...sqlTables(main, results), occupations: FileAttachment("../data/occupations.csv")};
const rows = await query(${literal(sql)}, tables);
\`\`\`

::: figure answer

${escaped(title)}

\`\`\`ts
display(answerPicture(rows));
\`\`\`

\${rows.length} rows. Asked in SQL of release \${main.release}.

:::

\`\`\`ts
display(answerTable(rows));
\`\`\`

*Say in your own words what this shows, and what else could have made it so.*
`;
}

/** A query as a template literal, lines kept. */
function literal(sql: string): string {
  return `\`\n${sql.trim().replaceAll("\\", "\\\\").replaceAll("`", "\\`").replaceAll("${", "\\${")}\n\``;
}

/** A title is words: nothing in it is code. */
const escaped = (title: string): string => title.replaceAll("$", "&#36;").replaceAll("`", "&#96;");
