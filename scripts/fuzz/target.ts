import type { Random } from './random.js'

/** One input: what is made of it is the text of its parts together, so that it can be cut down to what matters. */
export interface Case {
  parts: string[]
  /** What else was chosen. */
  choices: Record<string, string>
}

/** Something that takes inputs. `run` resolves to what went wrong, one line each; the first word names the kind. */
export interface Target {
  name: string
  generate(random: Random): Case
  run(input: Case): Promise<string[]>
}

/** Milliseconds and bytes that no input may cost. */
export const mostTime = 2_000
export const mostMemory = 500 * 1024 * 1024

/** What acts on a terminal instead of being seen; line feeds, tabs and an emoji's own selector are allowed. */
const acting = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu

/** The code point of the first character that would act on a terminal; null where none would. */
export function findActing(text: string): string | null {
  for (const { 0: character, index } of text.matchAll(acting)) {
    const before = text.slice(Math.max(0, index - 2), index)
    if (character === '\ufe0f' && /\p{Emoji}$/u.test(before)) continue
    return `U+${character.codePointAt(0)?.toString(16)} in ${JSON.stringify(text.slice(Math.max(0, index - 30), index + 10))}`
  }
  return null
}
