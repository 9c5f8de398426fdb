import type { Dependency } from './dependency.js';
/**
 * The catalogs of pnpm-workspace.yaml: https://pnpm.io/catalogs. Packages write `catalog:` and the version
 * stands here, so this is where it changes. A catalog knows no scope: runtime stands for all.
 */
export declare function parsePnpmWorkspace(text: string): Dependency[];
