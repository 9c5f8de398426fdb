import { type Offer } from './environment.js';
import type { Project } from './project.js';
/** What Composer's scripts, Laravel, PHPUnit, Pest and the linters configured offer. */
export declare function derivePhp(project: Project): Offer;
