import type { Dependency } from './dependency.js';
/**
 * Gradle's version catalog, gradle/libs.versions.toml: https://docs.gradle.org/current/userguide/version_catalogs.html.
 * Build scripts are programs and are not read.
 */
export declare function parseGradleCatalog(text: string): Dependency[];
