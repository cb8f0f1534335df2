/** What Framework is run with: where the staged tables are, where the site goes, and no telemetry. */
export function siteEnvironment(folder: string, output: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    OVERSIGHT_GAP_STAGE: folder,
    OVERSIGHT_GAP_OUTPUT: output,
    OBSERVABLE_TELEMETRY_DISABLE: "1"
  };
}
