import { type Offer } from './environment.js';
import type { Project } from './project.js';
type Manager = 'npm' | 'pnpm' | 'yarn' | 'bun';
/** What package.json offers, in the words of the package manager that the repository uses. */
export declare function deriveNode(project: Project): Offer;
/** `packageManager` or `devEngines` of package.json, else the lock file, here or at the root; npm else. */
export declare function packageManagerOf(project: Project): Manager;
export {};
