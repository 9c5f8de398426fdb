/** Whether one of the file's first lines is a comment that says a program wrote the file. */
export declare function hasGeneratedMarker(head: string): boolean;
