import {JSDOM} from "jsdom";

import {site} from "../src/site.js";

/** As much as previews show. */
const longest = 300;

/**
 * What a link to a page says of it where it is shared: its title, and its first paragraph with this build's numbers. There
 * is no image and no address: both would have to name the host, which a build doesn't know.
 *
 * @returns tags for the head; empty for a page without a paragraph.
 */
export function preview(html: string): string {
  const {document} = new JSDOM(html).window;
  // Meanings of words open beside them; they are no part of the sentence.
  for (const meaning of document.querySelectorAll("[popover]")) meaning.remove();
  const main = document.querySelector("main");
  const lead = main?.querySelector("p.lead") ?? main?.querySelector("p");
  const title = document.querySelector("h1")?.textContent?.trim() || document.title;
  if (!lead) return "";
  const description = shortened((lead.textContent ?? "").replaceAll(/\s+/g, " ").trim());
  const tag = (key: "name" | "property", name: string, content: string): string => {
    const meta = document.createElement("meta");
    meta.setAttribute(key, name);
    meta.setAttribute("content", content);
    return meta.outerHTML;
  };
  return [
    tag("name", "description", description),
    tag("property", "og:type", "article"),
    tag("property", "og:site_name", site.title),
    tag("property", "og:title", title),
    tag("property", "og:description", description),
    tag("property", "og:locale", "en_GB"),
    tag("name", "twitter:card", "summary")
  ].join("\n");
}

/** Whole sentences where they fit, else whole words. */
function shortened(text: string): string {
  if (text.length <= longest) return text;
  const start = text.slice(0, longest);
  const sentence = Math.max(start.lastIndexOf(". "), start.lastIndexOf("? "));
  if (sentence > longest / 3) return start.slice(0, sentence + 1);
  return `${start.slice(0, start.lastIndexOf(" "))} …`;
}
