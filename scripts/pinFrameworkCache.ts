import {mkdirSync, readFileSync} from "node:fs";

/** Packages that Framework's own client mentions, whether or not a page uses them. */
const names = [
  "@observablehq/plot",
  "@observablehq/sample-datasets",
  "apache-arrow",
  "arquero",
  "d3",
  "d3-dsv",
  "echarts",
  "htl",
  "isoformat",
  "leaflet",
  "lodash",
  "mapbox-gl",
  "parquet-wasm",
  "react",
  "react-dom",
  "topojson-client"
];

/**
 * Framework asks the registry for the latest version of each of these on a clean build. An empty folder in its cache
 * names the version instead: no look-up, and the same file names every time.
 */
export function pinFrameworkCache(root: string): void {
  for (const name of names) mkdirSync(`${root}/.observablehq/cache/_npm/${name}@${versionOf(name)}`, {recursive: true});
}

function versionOf(name: string): string {
  try {
    return (JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")) as {version: string}).version;
  } catch {
    return "0.0.0";
  }
}
