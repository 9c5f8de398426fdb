import { type Offer } from './environment.js';
import type { Project } from './project.js';
/** What Bundler, Rails, RSpec, Rake and RuboCop offer. */
export declare function deriveRuby(project: Project): Offer;
