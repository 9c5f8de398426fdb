/**
 * Parses YAML that a stranger wrote; throws where it is not YAML, longer than 64,000 characters or nested
 * deeper than 50 levels. The library recurses, and on an exhausted stack V8 may end the whole process instead
 * of throwing, so depth is counted before. Aliases that multiply are refused by the library.
 */
export declare function parseStrangersYaml(text: string): unknown;
