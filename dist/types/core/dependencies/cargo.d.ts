import type { Dependency } from './dependency.js';
/**
 * Cargo.toml: https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html, with the tables for
 * single targets and the versions that a workspace sets for its members.
 */
export declare function parseCargo(text: string): Dependency[];
