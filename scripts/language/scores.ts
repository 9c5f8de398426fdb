import type { LabelledItem } from './samples.js'

export interface Judged {
  item: LabelledItem
  /** Whether it was found vague or bare. */
  found: boolean
}

export interface Score {
  items: number
  precision: number
  recall: number
}

/** Precision and recall for the vague or bare ones. */
export function deriveScore(judged: readonly Judged[]): Score {
  const count = (wrong: boolean, found: boolean) =>
    judged.filter((one) => one.item.wrong === wrong && one.found === found).length
  const hits = count(true, true)
  return {
    items: judged.length,
    precision: hits / (hits + count(false, true)),
    recall: hits / (hits + count(true, false)),
  }
}

/** The mean over repositories of each number, where a repository has it. */
export function deriveAverage(judged: readonly Judged[]): Score {
  const repositories = [...new Set(judged.map(({ item }) => item.repo))]
  const scores = repositories.map((repo) => deriveScore(judged.filter(({ item }) => item.repo === repo)))
  const mean = (values: readonly number[]) => {
    const known = values.filter((value) => !Number.isNaN(value))
    return known.reduce((sum, value) => sum + value, 0) / known.length
  }
  return {
    items: judged.length,
    precision: mean(scores.map(({ precision }) => precision)),
    recall: mean(scores.map(({ recall }) => recall)),
  }
}

export function renderScores(title: string, judged: readonly Judged[]): string {
  const clear = judged.filter(({ item }) => item.clear)
  const rows: [string, Score][] = [
    ['clear', deriveScore(clear)],
    ['clear, average per repository', deriveAverage(clear)],
    ['all', deriveScore(judged)],
    ['all, average per repository', deriveAverage(judged)],
  ]
  const lines = rows.map(
    ([name, { items, precision, recall }]) =>
      `  ${name.padEnd(32)}${String(items).padStart(5)}  precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}`,
  )
  return [title, ...lines].join('\n')
}
