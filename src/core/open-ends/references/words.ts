/** Finds names as whole words, as programming languages part them. */

/** Offsets of a name in a text, where it is no part of a longer one. */
export function findWord(text: string, name: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    if (!isWordAt(text, at - 1) && !isWordAt(text, at + name.length)) places.push(at)
  }
  return places
}

export function holdsWord(text: string, name: string): boolean {
  return findWord(text, name).length > 0
}

function isWordAt(text: string, at: number): boolean {
  return /[\p{L}\p{N}_$]/u.test(text.charAt(at))
}

/** A name as the source of a regular expression. */
export function escapePattern(name: string): string {
  return name.replace(/[$?.*+^|(){}[\]\\/-]/g, '\\$&')
}

/** The last character before an offset that is no white space; empty at the start. */
export function characterBefore(text: string, at: number): string {
  for (let place = at - 1; place >= 0; place--) {
    if (!/\s/.test(text.charAt(place))) return text.charAt(place)
  }
  return ''
}

/** What follows the name at an offset, white space aside. */
export function textAfter(text: string, at: number, name: string): string {
  return text.slice(at + name.length, at + name.length + 40).trimStart()
}

/** The identifier that an offset stands behind, with what parts them: `auth.` before `sign` of `auth.sign`. */
export function qualifierBefore(text: string, at: number): { name: string; by: string } | null {
  const before = text.slice(Math.max(0, at - 80), at)
  const [, name, by] =
    /((?<![\p{L}\p{N}_$])[\p{L}\p{N}_$]+|[)\]])\s*(\?\.|\.|::|->|#)\s*$/u.exec(before) ?? []
  return name === undefined || by === undefined ? null : { name, by }
}
