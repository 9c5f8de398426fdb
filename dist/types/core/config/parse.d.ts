import type { Config } from './config.js';
/**
 * Reads the text of `.handoff.yml` (YAML 1.2); `file` is its name in messages. An empty text is the default.
 * Throws a `config` error that names every mistake with its place. This module brings the YAML parser along:
 * import it only where there is a file.
 */
export declare function parseConfig(text: string, file: string): Config;
