/** Makes every control character, bidi mark and lone surrogate of a text visible: `\n`, `\x1b`, `\u202e`. */
export declare function showControls(text: string): string;
/** Shows one character as an escape of JavaScript: `\n`, `\x1b`, `\u202e`. */
export declare function showCharacter(character: string): string;
