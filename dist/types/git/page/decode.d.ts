/** Pages over this are not read: a page is for reading, and this much is a mistake or an attack. In bytes. */
export declare const pageSizeLimit = 5000000;
/** The text of a page, byte for byte (a BOM stays). Throws a `page` error where it is not UTF-8 text. */
export declare function decodePage(path: string, bytes: Uint8Array): string;
/** Throws a `page` error where a page is too large; `size` in bytes. */
export declare function assertPageSize(path: string, size: number): void;
