import katex from "katex";

type Tag = (strings: TemplateStringsArray, ...values: unknown[]) => HTMLElement;

/** Formulas as MathML, which browsers draw by themselves: no style sheet, no fonts. */
const formulas =
  (displayMode: boolean): Tag =>
  (strings, ...values) => {
    const element = document.createElement(displayMode ? "div" : "span");
    katex.render(String.raw(strings, ...values), element, {displayMode, output: "mathml"});
    return element;
  };

/** `tex` within a line, `tex.block` on a line of its own. */
export const tex: Tag & {block: Tag} = Object.assign(formulas(false), {block: formulas(true)});
