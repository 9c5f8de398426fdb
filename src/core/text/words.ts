/** Words that are written in lines, with blanks between them: names, the arguments of a command. */
export function wordList(...lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split(' '))
}

export function wordSet(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(wordList(...lines))
}
