import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";

import {describe, expect, test} from "vitest";
import {parse} from "yaml";

import codemeta from "../../codemeta.json" with {type: "json"};
import project from "../../package.json" with {type: "json"};
import {site, titleOf} from "../../src/site.js";

const yamlOf = <T>(file: string): T => parse(readFileSync(file, "utf8")) as T;
const filesOf = (folder: string): string[] => readdirSync(folder).map((name) => join(folder, name));

interface Job {
  if?: string;
  needs?: string;
  permissions?: Record<string, string>;
  strategy?: {matrix: {node: number[]}};
  env?: Record<string, string>;
  steps: {uses?: string; run?: string; with?: Record<string, string>; env?: Record<string, string>}[];
}

interface Workflow {
  permissions: Record<string, string>;
  concurrency: {group: string};
  jobs: Record<string, Job>;
}

test("code that the documentation names is there", () => {
  const named = filesOf("docs")
    .filter((file) => file.endsWith(".md"))
    .flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/`([a-zA-Z-]+(?:\/[a-zA-Z-]+)+\.ts)`/g)].map(([, path]) => path!)
    );
  const folders = ["", "data-loaders/", "src/", "src/analysis/", "src/components/"];
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((path) => !folders.some((folder) => existsSync(folder + path)))).toEqual([]);
});

describe("what a citation says is what package.json and site.ts say", () => {
  const {version, license, author, description, engines} = project;

  test("package.json, README.md, LICENSE", () => {
    expect([author, license]).toEqual([site.authors.join(", "), site.licence]);
    expect((project as {repository?: string}).repository ?? null).toBe(site.repository);
    expect((project as {homepage?: string}).homepage ?? null).toBe(site.address);
    expect(readFileSync("README.md", "utf8").split("\n")[0]).toBe(`# ${site.title}`);
    expect(readFileSync("LICENSE", "utf8")).toContain(`(c) ${site.year} ${site.authors.join(", ")}`);
  });

  test("CITATION.cff", () => {
    const citation = yamlOf<{authors: {name: string}[]; title: string; url?: string; "repository-code"?: string}>(
      "CITATION.cff"
    );
    expect(citation).toMatchObject({"cff-version": "1.2.0", type: "software", version, license});
    expect(citation.authors.map(({name}) => name)).toEqual(site.authors);
    expect([citation.title, codemeta.name]).toEqual([titleOf(site), titleOf(site)]);
    expect([citation["repository-code"] ?? null, citation.url ?? null]).toEqual([site.repository, site.address]);
  });

  test("codemeta.json", () => {
    expect(codemeta).toMatchObject({
      version,
      description,
      identifier: project.name,
      license: `https://spdx.org/licenses/${license}`,
      author: [{type: "Organization", name: author}],
      runtimePlatform: `Node.js ${engines.node}`
    });
    const {codeRepository, url} = codemeta as {codeRepository?: string; url?: string};
    expect([codeRepository ?? null, url ?? null]).toEqual([site.repository, site.address]);
  });

  test("CHANGELOG.md: the newest version is this one, and what comes next is sorted by whom it concerns", () => {
    const log = readFileSync("CHANGELOG.md", "utf8");
    const headings = [...log.matchAll(/^## (.*)$/gm)].map((found) => found[1]!);
    expect(headings.filter((heading) => heading !== "Unreleased")[0]).toMatch(
      new RegExp(`^${version.replaceAll(".", "\\.")}\\b`)
    );
    const [, next = ""] = log.split(/^## Unreleased$/m);
    const groups = [...next.split(/^## /m)[0]!.matchAll(/^### (.*)$/gm)].map((found) => found[1]);
    expect(groups).toEqual(["Readers", "Forkers", "Rebuilders"]);
  });
});

test("every version of a package is exact, so that an update is a commit", () => {
  const wanted = Object.entries({...project.dependencies, ...project.devDependencies, ...project.overrides});
  expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test("every npm script that a document names is there", () => {
  const documents = ["README.md", "CHANGELOG.md", ".github/pull_request_template.md", ...filesOf("docs")];
  const texts = documents.filter((file) => file.endsWith(".md")).map((file) => readFileSync(file, "utf8"));
  const named = new Set(
    texts.flatMap((text) => [...text.matchAll(/npm run ([a-z][\w-]*)/g)].map((found) => found[1]!))
  );
  expect(named.size).toBeGreaterThan(5);
  expect([...named].filter((name) => !(name in project.scripts))).toEqual([]);
});

describe("workflows", () => {
  const all = filesOf(".github/workflows").map((file) => ({file, ...yamlOf<Workflow>(file)}));
  const jobOf = (name: string, job: string): Job => all.find(({file}) => file.endsWith(`${name}.yml`))!.jobs[job]!;

  test.each(all)(
    "$file: actions by commit, little permission, one run at a time",
    ({file, permissions, concurrency, jobs}) => {
      const used = [...readFileSync(file, "utf8").matchAll(/uses: (.*)$/gm)].map((found) => found[1]!);
      expect(used.length).toBeGreaterThan(0);
      for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
      expect(permissions).toEqual({contents: "read"});
      expect(concurrency.group).toBeTruthy();
      const checkouts = Object.values(jobs).flatMap(({steps}) =>
        steps.filter(({uses}) => uses?.startsWith("actions/checkout@"))
      );
      for (const checkout of checkouts) expect(checkout.with).toMatchObject({"persist-credentials": false});
    }
  );

  test("tests run on the oldest Node that is promised, and on newer ones", () => {
    const {node} = jobOf("ci", "test").strategy!.matrix;
    expect(node[0]).toBe(Number.parseInt(project.engines.node.replace(">=", "")));
    expect(node.filter((major) => major >= 22).length).toBeGreaterThan(0);
  });

  test("nothing is published but the default branch, by a job that runs nothing of ours", () => {
    const [build, deploy] = [jobOf("publish", "build"), jobOf("publish", "deploy")];
    expect(build.if).toBe("github.ref_name == github.event.repository.default_branch");
    expect(build.permissions).toBeUndefined();
    expect(deploy).toMatchObject({needs: "build", permissions: {pages: "write", "id-token": "write"}});
    expect(deploy.steps.flatMap(({uses}) => uses ?? [])).toEqual([expect.stringMatching(/^actions\/deploy-pages@/)]);
  });

  test.each([
    ["nightly", "nightly", /npm run nightly/],
    ["publish", "build", /npm run build/]
  ])("%s hands the hub's token, if there is one, to the step that asks the hub and to no other", (name, job, asks) => {
    const {env, steps} = jobOf(name, job);
    expect(env ?? {}).not.toHaveProperty("HF_TOKEN");
    const given = steps.filter((step) => step.env?.["HF_TOKEN"] !== undefined);
    expect(given).toEqual([
      expect.objectContaining({
        run: expect.stringMatching(asks),
        env: expect.objectContaining({HF_TOKEN: "${{ secrets.HF_TOKEN }}"})
      })
    ]);
  });
});

test("a bot keeps packages and actions up to date", () => {
  const {updates} = yamlOf<{updates: {"package-ecosystem": string}[]}>(".github/dependabot.yml");
  expect(updates.map((update) => update["package-ecosystem"]).sort()).toEqual(["github-actions", "npm"]);
});

test("issue forms ask for something, each thing once", () => {
  const forms = filesOf(".github/ISSUE_TEMPLATE").filter((file) => !file.endsWith("config.yml"));
  expect(forms.length).toBeGreaterThan(1);
  for (const file of forms) {
    const form = yamlOf<{name: string; description: string; body: {id?: string; type: string}[]}>(file);
    expect(form.name && form.description, file).toBeTruthy();
    const ids = form.body.map(({id}) => id);
    expect(new Set(ids).size, file).toBe(ids.length);
    for (const {type} of form.body) expect(["input", "textarea", "dropdown", "checkboxes", "markdown"]).toContain(type);
  }
});
