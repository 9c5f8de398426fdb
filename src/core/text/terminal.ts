import { showControls } from './controls.js'

/**
 * Makes a stranger's text harmless for a terminal: what would move the cursor, change colours, rename the window
 * or turn the direction of text is shown as an escape (`\x1b[31m`). Line feeds and tabs stay; CRLF becomes LF.
 */
export function escapeForTerminal(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(/[^\n\t]+/g, (run) => showControls(run))
}

/**
 * Makes JSON harmless for a terminal without changing what it says. JSON itself already escapes C0 controls and
 * lone surrogates; the rest can only stand inside its strings, where `\uXXXX` means the same character.
 */
export function escapeJsonForTerminal(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
