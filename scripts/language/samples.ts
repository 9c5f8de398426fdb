import { readFileSync } from 'node:fs'

/** One labelled item of a handoff file; `wrong` for a vague task and a bare decision. */
export interface LabelledItem {
  id: string
  kind: 'task' | 'decision'
  owner: string
  repo: string
  text: string
  headings: readonly string[]
  wrong: boolean
  clear: boolean
}

interface Row {
  id: string
  repo: string
  kind: 'task' | 'decision'
  text: string
  context: string | null
  label: 'actionable' | 'vague' | 'with-rationale' | 'bare'
  confidence: 'clear' | 'borderline'
}

/** Reads labelled items: JSON lines with `id`, `repo`, `kind`, `text`, `context`, `label` and `confidence`. */
export function readLabels(path: string): LabelledItem[] {
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const row: Row = JSON.parse(line)
      return {
        id: row.id,
        kind: row.kind,
        owner: row.repo.split('/')[0] ?? row.repo,
        repo: row.repo,
        text: row.text,
        headings: row.context === null ? [] : row.context.split(' > '),
        wrong: row.label === 'vague' || row.label === 'bare',
        clear: row.confidence === 'clear',
      }
    })
}

/** Invented decisions: `+` gives a reason, `-` is bare, `\n` breaks the line. */
export function readInvented(path: URL): { text: string; wrong: boolean }[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => /^[+-] /.test(line))
    .map((line) => ({ text: line.slice(2).replaceAll('\\n', '\n'), wrong: line.startsWith('-') }))
}

/** Whether two items share so many words that one tells the answer of the other: such a pair must not be torn apart. */
export function isAlike(left: string, right: string): boolean {
  const [a, b] = [stemsOf(left), stemsOf(right)]
  const shared = [...a].filter((word) => b.has(word)).length
  const all = a.size + b.size - shared
  return shared > 0 && (shared / all >= 0.4 || (shared >= 3 && shared / Math.min(a.size, b.size) >= 0.6))
}

const small = new Set(
  'a an the of in on to for and or with is are be it its by from at as not no do so this that'.split(' '),
)

function stemsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z0-9_]{2,}/g) ?? []
  return new Set(words.filter((word) => !small.has(word)).map((word) => word.replace(/(?:ing|ed|es|s)$/, '')))
}
