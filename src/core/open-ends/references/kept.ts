import type { LineRange } from '../../facts.js'
import type { LostSymbol } from './lost-symbols.js'
import { isComment } from './occurrences.js'
import { holdsWord } from './words.js'

/**
 * Whether lines that the branch wrote into the file that lost the symbol name it: then it is there in another way, by a
 * macro, an alias, or as a name that is made while the program runs. `text` is that file at head, null for none.
 */
export function isKept(
  { name, family }: LostSymbol,
  text: string | null,
  written: readonly LineRange[],
): boolean {
  if (text === null || !text.includes(name)) return false
  const lines = text.split('\n')
  return written.some(([first, last]) =>
    lines.slice(first - 1, last).some((line) => holdsWord(line, name) && !isComment(line, family)),
  )
}
