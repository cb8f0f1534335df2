import prettier from "eslint-config-prettier";
import imports from "eslint-plugin-simple-import-sort";
import tseslint from "typescript-eslint";

export default tseslint.config(
  {ignores: ["dist*/", "typecheck/", "src/.observablehq/", ".cache/", "node_modules/"]},
  ...tseslint.configs.strict,
  prettier,
  {
    plugins: {imports},
    rules: {
      "imports/imports": "error",
      "imports/exports": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-non-null-assertion": "off",
      "max-lines": ["error", {max: 320, skipBlankLines: true, skipComments: true}],
      "max-lines-per-function": ["error", {max: 70, skipBlankLines: true, skipComments: true}]
    }
  },
  {files: ["src/observable.d.ts"], rules: {"@typescript-eslint/consistent-type-imports": "off"}},
  {files: ["test/**"], rules: {"max-lines-per-function": "off", "max-lines": "off"}}
);
