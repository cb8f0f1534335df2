import {existsSync, readdirSync} from "node:fs";

/** A site that the tests build, by what it is made from. */
export interface TestedSite {
  name: string;
  folder: string;
  /** Switches of the build, on a clean environment. */
  variables: Record<string, string>;
}

/** This process's environment with these switches and no others. */
export function environmentOf(variables: Record<string, string>): NodeJS.ProcessEnv {
  const switches = /^(AEI_|HF_|OVERSIGHT_GAP_)/;
  const clean = Object.fromEntries(Object.entries(process.env).filter(([key]) => !switches.test(key)));
  return {...clean, ...variables};
}

/** Where published figures may lie: AEI_DATA_DIR, or the folder beside the project that CI provides. */
export function publishedFigures(): string | null {
  const folder = process.env.AEI_DATA_DIR ?? "../shared/aei";
  return existsSync(folder) ? folder : null;
}

/** The sample always; real figures where they are at hand. */
export function testedSites(): TestedSite[] {
  const figures = publishedFigures();
  return [
    {name: "sample", folder: "dist-test-sample", variables: {AEI_SOURCE: "sample"}},
    ...(figures === null
      ? []
      : [
          {
            name: "published figures",
            folder: "dist-test-figures",
            variables: {AEI_SOURCE: "local", AEI_DATA_DIR: figures}
          }
        ])
  ];
}

/** Addresses of all pages of a built site, without .html. */
export function pagesOf(folder: string): string[] {
  return readdirSync(folder, {recursive: true, encoding: "utf8"})
    .filter((file) => file.endsWith(".html"))
    .map((file) => file.replace(/(^|\/)index\.html$/, "$1").replace(/\.html$/, ""))
    .sort();
}
