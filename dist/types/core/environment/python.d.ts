import { type Offer } from './environment.js';
import type { Project } from './project.js';
/**
 * What a Python project offers: its stated tasks; pytest where a tool manages the environment; nox or tox,
 * which make their own; pytest or Django's runner in whatever environment there is.
 */
export declare function derivePython(project: Project): Offer;
