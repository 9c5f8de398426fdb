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
  const line = human.split(/\r?\n/, 1)[0]?.trim() ?? ''
  if (line === derived) return true
  // "Added `store` and more": reworded, it is the person's, and what it tells need not be told again.
  const names = derived.match(/`[^`]+`/g) ?? []
  return (
    names.length > 0 && firstWord(line) === firstWord(derived) && names.every((name) => line.includes(name))
  )
}

function firstWord(text: string): string {
  return /^\p{L}+/u.exec(text)?.[0].toLowerCase() ?? ''
}
