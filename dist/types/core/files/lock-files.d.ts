import type { PathParts } from './path-parts.js';
export declare function isLockFile(path: PathParts): boolean;
