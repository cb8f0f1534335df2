/** When what cells need is loaded: once a control comes near, or once a reader touches the page. */
export const moments = ["near", "touched"] as const;
export type Moment = (typeof moments)[number];

/** What a reader has set in a control that stood still goes over to the live one that takes its place, and so does the focus. */
const carryOver = `
let focused;
document.addEventListener("focusin", ({target}) => (focused = target));
new MutationObserver((changes) => {
  for (const {target, removedNodes} of changes)
    for (const still of removedNodes)
      if (still.localName === "observablehq-loading") {
        const controls = target.querySelectorAll("input, select, textarea");
        still.querySelectorAll("input, select, textarea").forEach((old, i) => {
          const now = controls[i];
          if (now?.type !== old.type) return;
          const kept = /^(checkbox|radio)$/.test(old.type) ? "checked" : "value";
          const standard = old.options
            ? [...old.options].find((one) => one.defaultSelected)?.value
            : old[kept === "checked" ? "defaultChecked" : "defaultValue"];
          if (old[kept] !== standard) {
            now[kept] = old[kept];
            for (const type of ["input", "change"]) now.dispatchEvent(new Event(type, {bubbles: true}));
          }
          if (old !== focused) return;
          now.focus({preventScroll: true});
          if (typeof old.selectionStart === "number") now.setSelectionRange(old.selectionStart, old.selectionEnd);
        });
      }
}).observe(document.querySelector("main"), {childList: true, subtree: true});
`;

/**
 * Code before a page's live cells: nothing of what they need is loaded until a reader points at a figure or tabs into the
 * page, or a control comes near; at once for an address that asks for something. Until then the stills that the build drew
 * stand.
 */
export const atMoment: Readonly<Record<Moment, string>> = {
  near:
    carryOver +
    once(`
  const near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && go(), {rootMargin: "25%"});
  document.querySelectorAll(".og-control").forEach((control) => near.observe(control));`),
  touched: once(`
  const parts = "figure, form, observablehq-loading";
  document.addEventListener("pointerover", ({target}) => target.closest(parts) && go());`)
};

function once(more: string): string {
  return `await new Promise((go) => {
  if (location.search !== "") return go();
  document.addEventListener("focusin", go);${more}
});`;
}
