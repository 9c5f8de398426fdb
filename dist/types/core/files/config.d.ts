import type { PathParts } from './path-parts.js';
export declare function isConfig(path: PathParts): boolean;
