import {JSDOM} from "jsdom";

import {site} from "../src/site.js";

/** As much as previews show. */
const longest = 300;

/** The parts of a page that say what it is where a link to it is shared. */
export interface Shared {
  title: string;
  /** Its first paragraph, with this build's numbers; null for a page without one. */
  description: string | null;
  document: Document;
}

export function sharedOf(html: string): Shared {
  const {document} = new JSDOM(html).window;
  // Meanings of words open beside them; they are no part of the sentence.
  for (const meaning of document.querySelectorAll("[popover]")) meaning.remove();
  const main = document.querySelector("main");
  const lead = main?.querySelector("p.lead") ?? main?.querySelector("p");
  const text = (element: Element): string => (element.textContent ?? "").replaceAll(/\s+/g, " ").trim();
  const heading = document.querySelector("h1");
  return {
    title: (heading && text(heading)) || document.title,
    description: lead ? shortened(text(lead)) : null,
    document
  };
}

/**
 * Tags for a page's head. Its picture and its address are named only where the build knows where the site will be: both
 * mean nothing to others unless they name the host.
 */
export function preview({title, description, document}: Shared, place: {page: string; picture: string} | null): string {
  const tag = (key: "name" | "property", name: string, content: string): string => {
    const meta = document.createElement("meta");
    meta.setAttribute(key, name);
    meta.setAttribute("content", content);
    return meta.outerHTML;
  };
  const about = description === null ? [] : [tag("name", "description", description)];
  const link = document.createElement("link");
  link.rel = "canonical";
  link.setAttribute("href", place?.page ?? "");
  const located = place && [
    link.outerHTML,
    tag("property", "og:url", place.page),
    tag("property", "og:image", place.picture),
    tag("property", "og:image:width", "1200"),
    tag("property", "og:image:height", "630"),
    tag("property", "og:image:alt", title)
  ];
  return [
    ...about,
    tag("property", "og:type", "article"),
    tag("property", "og:site_name", site.title),
    tag("property", "og:title", title),
    ...(description === null ? [] : [tag("property", "og:description", description)]),
    tag("property", "og:locale", "en_GB"),
    tag("name", "twitter:card", place === null ? "summary" : "summary_large_image"),
    ...(located ?? [])
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
