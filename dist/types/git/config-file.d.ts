import type { Config } from '../core/config/config.js';
import type { Repository } from './repository.js';
/**
 * The configuration of a repository: the file at the top of the work tree, in a bare repository the one at HEAD. All
 * defaults where there is none, without loading a YAML parser.
 */
export declare function readConfig(repository: Repository): Promise<Config>;
