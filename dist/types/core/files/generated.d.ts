import type { PathParts } from './path-parts.js';
export declare function isGeneratedName(path: PathParts): boolean;
