import { isCodeOf, parseCodeBlock } from '../entries/code-block.js'
import { oneLine } from './parse.js'

/** What is nested below an item of ours, without bullets: lines, and blocks of code with the line before them. */
export function splitDetails(details: string): string[] {
  return details === '' ? [] : details.replace(/^- /, '').split(/\n- /)
}

/** Equal for two details that say the same. */
export function detailKey(text: string): string {
  return parseCodeBlock(text)?.key ?? oneLine(text)
}

/** Whether a person wrote below a line of ours, or has code of their own for the same symbol. */
export function tellsDetail(human: string, derived: string): boolean {
  const block = parseCodeBlock(derived)
  if (block !== null) return isCodeOf(block.name, human)
  return human.split(/\r?\n/, 1)[0]?.trim() === derived
}
