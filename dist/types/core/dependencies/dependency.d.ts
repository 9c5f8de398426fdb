import type { DependencyChange } from '../facts.js';
export type Scope = DependencyChange['scope'];
/** One line of a manifest: what it asks for, in the manifest's own words. */
export interface Dependency {
    /** As written, such as `Flask` or `org.mockito:mockito-core`. */
    name: string;
    /** The version requirement with whatever else decides what is installed; null where none is written. */
    requirement: string | null;
    scope: Scope;
}
/**
 * The text of one manifest, without a byte order mark, to its dependencies in the order of the file.
 * Throws where the text is not of its format. The path is there for formats whose file name says what
 * the dependencies are for, such as `requirements-dev.txt`.
 */
export type ParseManifest = (text: string, path: string) => Dependency[];
