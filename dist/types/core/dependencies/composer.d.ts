import type { Dependency } from './dependency.js';
/**
 * composer.json: https://getcomposer.org/doc/04-schema.md. `php`, `ext-*` and `lib-*` are requirements on
 * the platform and stay: whoever goes on with the work needs them as much as a package.
 */
export declare function parseComposer(text: string): Dependency[];
