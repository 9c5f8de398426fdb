import type { Dependency } from './dependency.js';
/**
 * Gemfile and gems.rb: https://bundler.io/man/gemfile.5.html. Gems of development and test groups are for
 * development, those of an optional group optional, all others runtime.
 */
export declare function parseGemfile(text: string): Dependency[];
/** `*.gemspec`: https://guides.rubygems.org/specification-reference/#add_dependency. */
export declare function parseGemspec(text: string): Dependency[];
