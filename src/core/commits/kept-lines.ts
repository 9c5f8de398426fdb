/** Shorter lines (`}`, `return null`) stand in every file, and so do imports and annotations. */
const fewestLetters = 8
const anywhere = /^(?:import|package|using|from|#include|require|use|namespace)\b|^(?:@|\*|\/[/*]|#)/
/** Of the lines that a commit changed, fewer than this are found again by chance, and more where they were moved. */
const share = 0.5

/** Compares what commits changed with the net change, line by line, wherever the lines have gone since. */
export interface KeptLines {
  /** A line that the net change adds (`+`) or removes (`-`). */
  learn(sign: '+' | '-', text: string): void
  /** Counts the lines of one commit. */
  open(): LineCount
}

export interface LineCount {
  read(sign: '+' | '-', text: string): void
  /** Whether most of the lines are in the net change. */
  isKept(): boolean
}

export function createKeptLines(): KeptLines {
  const known = new Set<string>()
  return {
    learn(sign, text) {
      const key = keyOf(sign, text)
      if (key !== null) known.add(key)
    },
    open() {
      let kept = 0
      let all = 0
      return {
        read(sign, text) {
          const key = keyOf(sign, text)
          if (key === null) return
          all += 1
          if (known.has(key)) kept += 1
        },
        isKept: () => all > 0 && kept / all >= share,
      }
    },
  }
}

/** Moved lines are indented anew. */
function keyOf(sign: '+' | '-', text: string): string | null {
  const line = text.trim()
  if (anywhere.test(line)) return null
  return (line.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < fewestLetters ? null : sign + line
}
