/** An object out of JSON, TOML, YAML or XML. A stranger chose its keys, so only own ones are ever read. */
export type Table = Readonly<Record<string, unknown>>;
/** The table found by going down `keys` from a parsed value; empty where there is none. */
export declare function tableAt(value: unknown, ...keys: string[]): Table;
/** The value found by going down `keys`; undefined where there is none. */
export declare function valueAt(value: unknown, ...keys: string[]): unknown;
/** The list found by going down `keys`; empty where there is none. */
export declare function listAt(value: unknown, ...keys: string[]): readonly unknown[];
/** The text found by going down `keys`, trimmed; null where there is none or it is empty. */
export declare function textAt(value: unknown, ...keys: string[]): string | null;
export declare function isTable(value: unknown): value is Table;
