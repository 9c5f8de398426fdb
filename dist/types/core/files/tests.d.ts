import type { PathParts } from './path-parts.js';
export declare function isTest(path: PathParts): boolean;
/** A test's data: code in it is an example, nobody's task. */
export declare function isFixture(path: PathParts): boolean;
