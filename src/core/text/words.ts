/** Words that are written in lines, with blanks between them: names, the arguments of a command. */
export function wordList(...lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split(' '))
}

/** `1 file`, `3 files`. */
export function countNoun(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`
}

export function wordSet(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(wordList(...lines))
}

/** `2026-11-22`, by the clock on the wall; loading the time zones takes milliseconds. */
export function renderDay(date: Date): string {
  const [month, day] = [date.getMonth() + 1, date.getDate()]
  return [date.getFullYear(), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-')
}
