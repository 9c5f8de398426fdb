import type { Dependency } from './dependency.js';
/**
 * pip's requirements and constraints files, and pip-tools' `.in` files:
 * https://pip.pypa.io/en/stable/reference/requirements-file-format/. Options and references to other files
 * are no dependencies. In a file that a tool compiled, only what was asked for is kept, not what it pulled in.
 */
export declare function parseRequirements(text: string, path: string): Dependency[];
