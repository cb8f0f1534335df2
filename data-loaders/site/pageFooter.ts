import type {Publication} from "../../src/site.js";
import {editAddress, original, pageSource, site, titleOf} from "../../src/site.js";
import type {Page} from "./Page.js";
import {markdown} from "./parsePage.js";

const {escapeHtml} = markdown.utils;

/** What stands below every page: whose it is, its source, and where it can be changed. */
export function pageFooter({path, file}: Pick<Page, "path" | "file">, report: Publication = site): string {
  const up = "../".repeat(path.split("/").length - 2) || "./";
  const link = (href: string, text: string): string => `<a href="${escapeHtml(href)}">${text}</a>`;
  const edit = editAddress(file, report);
  const name = escapeHtml(titleOf(report));
  const parent = original.address ?? original.repository;
  const forked =
    report.title !== original.title
      ? [`a fork of ${parent === null ? escapeHtml(original.title) : link(parent, escapeHtml(original.title))}`]
      : [];
  return [
    [`<em>${name}</em>`, ...forked].join(", "),
    link(`${up}data#how-to-cite`, "How to cite"),
    link(up + pageSource(path), "Source of this page"),
    ...(edit === null ? [] : [link(edit, "Edit this page")]),
    ...(report.repository === null ? [] : [link(report.repository, "Fork this report")])
  ].join(" · ");
}
