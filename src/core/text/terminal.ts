import { replaceHidden, showControls } from './code.js'

/** Puts a colour on a text; the same text where there are none. */
export type Paint = (text: string, colour: 'red' | 'green' | 'yellow' | 'cyan' | 'bold' | 'dim') => string

/** A stranger's text for a terminal: what acts or is invisible is shown as an escape. Line feeds and tabs stay. */
export function escapeForTerminal(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(/[^\n\t]+/g, (run) => showControls(run))
}

/** JSON already escapes C0 controls and lone surrogates; the rest is in strings, where `\uXXXX` means the same. */
export function escapeJsonForTerminal(json: string): string {
  return json.replace(/[^\n]+/g, (run) => replaceHidden(run, escapeUnits))
}

/** Each UTF-16 unit, as JSON writes characters beyond U+FFFF. */
function escapeUnits(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('')
}
