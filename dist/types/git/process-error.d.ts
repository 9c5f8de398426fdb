import { HandoffError } from '../core/errors.js';
import type { GitPlace } from './environment.js';
import type { GitEnd } from './process.js';
/** What a failed git means for its user; the text is git's English one (LC_ALL=C). */
export declare function describeFailure(args: readonly string[], end: GitEnd, place: GitPlace): HandoffError;
