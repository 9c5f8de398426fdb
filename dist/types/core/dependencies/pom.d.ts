import type { Dependency } from './dependency.js';
/**
 * pom.xml: https://maven.apache.org/pom.html. Dependencies, those of profiles, versions managed for modules,
 * build plugins, and a parent that comes from outside. `${properties}` are filled in where this file defines them.
 */
export declare function parsePom(text: string): Dependency[];
