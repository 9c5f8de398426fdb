import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { defaultConfig } from '../../../src/core/config/options.js'
import type { BranchFacts } from '../../../src/core/facts.js'
import { freshnessOf } from '../../../src/core/freshness/freshness.js'
import type { LintInput, Rule } from '../../../src/core/lint/lint.js'
import { deriveLintItems } from '../../../src/core/lint/page.js'
import {
  noDeadCommand,
  noDeadPath,
  noDeadSymbol,
  noDriftedLines,
  noUnknownPath,
  recheckAnchor,
} from '../../../src/core/lint/rules/references.js'
import { parsePage } from '../../../src/core/page/parse-page.js'
import { createRecogniser } from '../../../src/core/page/recognise.js'
import type { JudgedReference } from '../../../src/core/references/reference.js'
import { readFacts } from '../../../src/git/facts.js'
import { type PageReferencesInput, readPageReferences } from '../../../src/git/page-references/read.js'
import { resolveRange } from '../../../src/git/range.js'
import { openRepository } from '../../../src/git/repository.js'
import { createRepository, type FileContent, type TestRepository } from '../../helpers/repository.js'

interface Step {
  message: string
  files?: Record<string, FileContent>
  /** Names before and after. */
  moves?: Record<string, string>
  /** Whether the page is written in this commit. */
  page?: boolean
}

/** Every rule about references, the one that only informs last. */
export const referenceRules: readonly Rule[] = [
  noDeadPath,
  noDeadSymbol,
  noDeadCommand,
  noDriftedLines,
  recheckAnchor,
  noUnknownPath,
]

export function readFixture(name: string, file: string): string {
  return readFileSync(new URL(`../../fixtures/pages-references/${name}/${file}`, import.meta.url), 'utf8')
}

/** A repository with a history of `test/fixtures/pages-references`, on its branch `feat`. */
export function createScenario(name: string): TestRepository {
  const { base, commits } = parse(readFixture(name, 'history.yml')) as Record<'base' | 'commits', Step[]>
  const repository = createRepository()
  const page = readFixture(name, 'page.md')
  for (const step of base) play(repository, step, page)
  repository.branch('feat')
  for (const step of commits) play(repository, step, page)
  return repository
}

function play(repository: TestRepository, step: Step, page: string): void {
  for (const [from, to] of Object.entries(step.moves ?? {})) {
    repository.write({ [to]: readFileSync(`${repository.path}/${from}`, 'utf8'), [from]: null })
  }
  repository.commit({ ...step.files, ...(step.page === true ? { 'HANDOFF.md': page } : {}) }, step.message)
}

/** What is said of the page `HANDOFF.md` of a repository, as it is on disk. */
export async function readReferencesOf(
  { path, environment }: TestRepository,
  changes: Partial<PageReferencesInput> = {},
): Promise<JudgedReference[]> {
  const repository = await openRepository(path, environment)
  const range = changes.range ?? (await resolveRange(repository))
  const page = parsePage(readFileSync(`${path}/HANDOFF.md`, 'utf8'))
  const facts = changes.facts ?? readFacts(repository, range, { page: 'HANDOFF.md', ignore: [] })
  const input = { page, path: 'HANDOFF.md', covers: null, onDisk: true, ...changes, range, facts }
  const references = await readPageReferences(repository, input)
  await facts
  return references
}

export async function readFactsOf({ path, environment }: TestRepository): Promise<BranchFacts> {
  const repository = await openRepository(path, environment)
  return readFacts(repository, await resolveRange(repository), { page: 'HANDOFF.md', ignore: [] })
}

/** What the rules find, one line each: `7 no-dead-path src/auth/tokens.ts:3 → src/auth/lifetime.ts`. */
export function renderFindings(text: string, references: readonly JudgedReference[]): string[] {
  const page = parsePage(text)
  const input: LintInput = {
    page,
    items: deriveLintItems(page, createRecogniser([])),
    derivedSpans: [],
    isEnglish: true,
    facts: null,
    draft: null,
    freshness: freshnessOf('fresh'),
    references,
    secrets: [],
    config: defaultConfig,
  }
  const found = referenceRules.flatMap((rule) => rule.find(input).map((finding) => ({ rule, finding })))
  found.sort((a, b) => (a.finding.span?.start ?? 0) - (b.finding.span?.start ?? 0))
  return found.map(({ rule, finding }) => {
    const { start, end } = finding.span ?? { start: 0, end: 0 }
    const line = text.slice(0, start).split('\n').length
    const fix = Array.isArray(finding.fix) ? finding.fix.map((edit) => edit.text).join() : null
    const to = fix ?? finding.data?.['nearest'] ?? null
    return `${line} ${rule.id} ${text.slice(start, end)}${to === null ? '' : ` → ${to}`}`
  })
}
