import type { Dependency, Scope } from './dependency.js';
/**
 * package.json of npm, pnpm, yarn and bun: https://docs.npmjs.com/cli/configuring-npm/package-json.
 * Requirements such as `workspace:*`, `catalog:` and `npm:other@1` stay as written. Bun's catalogs
 * (`workspaces.catalog`, `workspaces.catalogs`) say the version for the whole repository.
 */
export declare function parsePackageJson(text: string): Dependency[];
/** A table of names and requirements, as package.json and pnpm-workspace.yaml write them. */
export declare function dependenciesOf(table: object, scope: Scope): Dependency[];
