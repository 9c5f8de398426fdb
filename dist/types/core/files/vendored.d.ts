import type { PathParts } from './path-parts.js';
export declare function isVendored(path: PathParts): boolean;
