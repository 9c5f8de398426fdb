import { type Table } from './table.js';
/**
 * The requirement of a dependency that is written as a table, as Cargo and Poetry do:
 * `{ version = "1", features = ["full"] }` → `1 [full]`,
 * `{ git = "https://…", branch = "main" }` → `git https://… branch main`, `{ workspace = true }` → `workspace`.
 * Null where the table names neither a version nor a place.
 */
export declare function describeSource(table: Table): string | null;
