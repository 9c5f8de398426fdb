import type { Dependency } from './dependency.js';
/**
 * go.mod: https://go.dev/ref/mod#go-mod-file. What is marked `// indirect` is left out, since nobody asked
 * for it; a `replace` is part of the requirement: `v1.8.0 => ../local`.
 */
export declare function parseGoMod(text: string): Dependency[];
