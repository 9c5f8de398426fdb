import { type Offer } from './environment.js';
import type { Project } from './project.js';
/** What a Makefile offers: https://www.gnu.org/software/make/manual/html_node/Rules.html. */
export declare function deriveMake(project: Project): Offer;
/**
 * Explicit targets with their recipes, in the order of the file, the default goal first. A target that is only
 * declared (`.PHONY: x`), only given variables (`x: FLAGS = 1`), a pattern or computed by variables is none.
 */
export declare function parseMakefile(text: string): Map<string, string>;
