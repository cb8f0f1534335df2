import type {Publication} from "../site.js";
import {original, site, titleOf} from "../site.js";
import cited from "./cited.json" with {type: "json"};

/** Which data, by which code. */
export interface Edition {
  release: string;
  synthetic: boolean;
  /** Null outside a git checkout. */
  commit: string | null;
}

/** Something to cite. */
export interface Reference {
  text: string;
  bibtex: string;
}

/** A part of the report, such as an answer of the workbench: what it says, and where. */
export interface Part {
  text: string;
  address: string;
}

/**
 * What to cite: the producer of the data first, then the essay, then this report; a fork also the report that it is a
 * fork of.
 *
 * @param part - of this report, where no more than that is cited
 */
export function references(edition: Edition, part?: Part, report: Publication = site): Reference[] {
  const forked = report.title === original.title ? [] : [ofReport(original)];
  return [
    published(cited.dataset, edition),
    published(cited.essay, edition),
    ...forked,
    ofReport(report, edition, part)
  ];
}

/** What was published elsewhere, about this release. */
function published({text, key, fields}: typeof cited.essay, {release, synthetic}: Edition): Reference {
  const mark = synthetic ? " (synthetic sample, not findings)" : "";
  const about = (words: string): string =>
    words.replace("{release}", release + mark).replace("{year}", release.slice(0, 4));
  return {text: about(text), bibtex: about(entry(key, fields))};
}

function ofReport(report: Publication, edition?: Edition, part?: Part): Reference {
  const code = edition?.commit ? `code ${edition.commit.slice(0, 12)}` : null;
  const address = part?.address ?? report.address ?? report.repository;
  const said = part === undefined ? "" : ` “${part.text}”`;
  const names = report.authors.join(", ");
  return {
    text: `${[`${names}. ${titleOf(report)}`, code].filter(Boolean).join(", ")}.${said}${address === null ? "" : ` ${address}`}`,
    bibtex: entry(report.citationKey, {
      author: report.authors.map((author) => `{${author}}`).join(" and "),
      title: titleOf(report),
      year: String(report.year),
      ...(code === null ? {} : {note: code}),
      ...(address === null ? {} : {url: address})
    })
  };
}

function entry(key: string, fields: Readonly<Record<string, string>>): string {
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}}`);
  return `@misc{${key},\n${lines.join(",\n")}\n}`;
}
