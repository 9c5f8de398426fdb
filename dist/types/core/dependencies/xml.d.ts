import { type Table } from './table.js';
/**
 * Parses XML into tables: attributes as `@name`, texts as they stand, namespaces dropped. Entities are never
 * expanded, so a document type cannot blow up. Throws where the text is not well-formed, nested deeper than
 * 100 tags, or names a tag after a part of JavaScript's prototypes.
 */
export declare function parseXml(text: string): Table;
/** The elements found by going down `path`, through every one of several siblings of the same name. */
export declare function elementsAt(node: unknown, ...path: string[]): Table[];
/** The text of the first child of that name; null where there is none or it is empty. */
export declare function childText(node: Table, name: string): string | null;
/** The texts of all children, by name: `<properties><a>1</a></properties>`. */
export declare function childTexts(node: Table): Map<string, string>;
/**
 * Fills in what the same file defines, `${name}` or `$(name)` by the pattern; the unknown stays as written.
 * At most ten rounds and 1,000 characters: definitions may go in circles or grow.
 */
export declare function fillIn(text: string, pattern: RegExp, values: ReadonlyMap<string, string>): string;
