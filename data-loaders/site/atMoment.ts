import type {Moment} from "./browserPart.js";

/**
 * Code before a page's live cells: nothing of what they need is loaded until a reader points at a figure or tabs into the
 * page, or a control comes near; at once for an address that asks for something. Until then the stills that the build drew
 * stand.
 */
export const atMoment: Readonly<Record<Moment, string>> = {
  near: once(`
  const near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && go(), {rootMargin: "25%"});
  document.querySelectorAll(".og-control").forEach((control) => near.observe(control));`),
  touched: once(`
  document.addEventListener("pointerover", ({target}) => target.closest("figure, observablehq-loading") && go());`)
};

function once(more: string): string {
  return `await new Promise((go) => {
  if (location.search !== "") return go();
  document.addEventListener("focusin", go);${more}
});`;
}
