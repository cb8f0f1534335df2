import {textOf} from "../data-loaders/site/dom.js";
import {markdown} from "../data-loaders/site/parsePage.js";
import {site} from "../src/site.js";

const {escapeHtml} = markdown.utils;

/** As much as previews show. */
const longest = 300;

/** What a page says of itself where a link to it is shared: its first paragraph, if it has one, with this build's numbers. */
export function sharedOf(html: string) {
  const main = html.slice(Math.max(0, html.indexOf("<main")));
  const inside = (pattern: RegExp, text = main): string => textOf(pattern.exec(text)?.[1] ?? "");
  const lead = inside(/<p class="lead"[^>]*>([\s\S]*?)<\/p>/) || inside(/<p(?=[ >])[^>]*>([\s\S]*?)<\/p>/);
  return {
    title: inside(/<h1[^>]*>([\s\S]*?)<\/h1>/) || inside(/<title>([\s\S]*?)<\/title>/, html),
    description: lead === "" ? null : shortened(lead)
  };
}

/**
 * Tags for a page's head. Its picture and its address are named only where the build knows where the site will be: both
 * mean nothing to others unless they name the host.
 */
export function sharedTags(
  {title, description}: ReturnType<typeof sharedOf>,
  place: {page: string; picture: string} | null
): string {
  const tag = (key: "name" | "property", name: string, content: string): string =>
    `<meta ${key}="${name}" content="${escapeHtml(content)}">`;
  const about = description === null ? [] : [tag("name", "description", description)];
  const located = place && [
    `<link rel="canonical" href="${escapeHtml(place.page)}">`,
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
