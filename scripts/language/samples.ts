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
