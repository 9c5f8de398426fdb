import type { PathParts } from './path-parts.js';
export declare function isDocs(path: PathParts): boolean;
