/** What of Framework's own code this project uses, so that a page means the same to both. Its version is pinned. */
declare module "@observablehq/framework/dist/markdown.js" {
  import type MarkdownIt from "markdown-it";
  export function createMarkdownIt(options?: {markdownIt?: (md: MarkdownIt) => MarkdownIt}): MarkdownIt;
}

declare module "@observablehq/framework/dist/frontMatter.js" {
  export function readFrontMatter(input: string): {content: string; data: Record<string, unknown>};
}

declare module "@observablehq/framework/dist/info.js" {
  export function parseInfo(input: string): {tag: string; attributes: Record<string, string>};
}

declare module "@observablehq/framework/dist/javascript/parse.js" {
  import type {Expression, Identifier, Program} from "acorn";

  /** A cell as Framework understands it: the names it makes and the free names it uses. */
  export interface JavaScriptNode {
    body: Program | Expression;
    declarations: Identifier[] | null;
    references: Identifier[];
    files: {name: string; method?: string}[];
    imports: {name: string; type: "local" | "global"; method: "static" | "dynamic" | "resolve"}[];
    expression: boolean;
    async: boolean;
    input: string;
  }
  export function parseJavaScript(
    input: string,
    options: {path: string; inline?: boolean; params?: Record<string, string>}
  ): JavaScriptNode;
}

declare module "@observablehq/framework/dist/tag.js" {
  /** A template literal with a tag, of text that holds `${…}`. */
  export function transpileTag(input: string, tag: string, raw: boolean): string;
}

declare module "@observablehq/framework/dist/sql.js" {
  export function transpileSql(content: string, attributes: Record<string, string>): string;
}

declare module "@observablehq/framework/dist/libraries.js" {
  /** What Framework would fetch for names that a page uses, for methods of its files, and for what these import. */
  export function getImplicitInputImports(names: Iterable<string>): Set<string>;
  export function getImplicitFileImports(methods: Iterable<string>): Set<string>;
  export function getImplicitDependencies(imports: Iterable<string>): Set<string>;
}

declare module "@observablehq/framework/dist/javascript/references.js" {
  import type {Identifier, Node} from "acorn";
  /** The free names of a piece of code; those in `globals` are left out. */
  export function findReferences(node: Node, options?: {globals?: ReadonlySet<string>}): Identifier[];
}

declare module "@observablehq/framework/dist/config.js" {
  export interface Config {
    root: string;
    output: string;
  }
  /** @param watchPath - a file whose change lets a preview's pages load anew */
  export function normalizeConfig(spec: object, defaultRoot?: string, watchPath?: string): Config;
}

declare module "@observablehq/framework/dist/build.js" {
  import type {Config} from "@observablehq/framework/dist/config.js";
  export const FileBuildEffects: new (
    output: string,
    cache: string,
    said: {logger: Record<"log" | "warn" | "error", (text: string) => void>; output: {write(text: string): void}}
  ) => object;
  export function build(options: {config: Config}, effects: object): Promise<void>;
}

declare module "@observablehq/framework/dist/preview.js" {
  import type {IncomingMessage, Server, ServerResponse} from "node:http";

  import type {Config} from "@observablehq/framework/dist/config.js";

  /** Framework's preview: it answers for the pages of a folder, and tells open ones of changes. */
  export class PreviewServer {
    static start(options: {hostname: string; port?: number; verbose: boolean}): Promise<PreviewServer>;
    readonly server: Server;
    _readConfig(): Promise<Config>;
    _handleRequest(request: IncomingMessage, response: ServerResponse): Promise<void>;
    readonly _socketServer: {on(event: "connection", listener: (socket: {send(text: string): void}) => void): void};
  }
}
