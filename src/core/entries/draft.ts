import { deriveChanges } from '../commits/fold.js'
import { type Change, openLedger } from '../commits/ledger.js'
import { parseBreakingFooters } from '../commits/messages.js'
import type { Environment } from '../environment/environment.js'
import type { BranchFacts, Commit, FileChange } from '../facts.js'
import type { Handoff, Item, Section, SectionKind } from '../handoff.js'
import { cutText } from '../text/clean.js'
import { renderCode } from '../text/code.js'
import { escapeMarkdown } from '../text/markdown.js'
import { deriveArchitectureItems, type OneSided } from './architecture.js'
import { deriveChangeItems, deriveContextItems } from './changes.js'
import { deriveCodeDetails } from './code.js'
import { deriveFileItems, renderCounts, renderScope, renderVariableDetail } from './files.js'
import { deriveDependencyItems, deriveEnvironmentItems } from './project.js'
import { deriveSymbolDetails } from './symbols.js'
import { deriveTasks } from './tasks.js'
import { findTemplate, type TemplateSection } from './template.js'
import { renderTestTitles } from './test-data.js'

export interface DraftInput {
  facts: BranchFacts
  /** Null where the page is not to say how to run the project. */
  environment: Environment | null
  /** Which folders only one side of the range has. */
  folders: OneSided
  /** Files by folder, without details. */
  summary: boolean
  /** Sections of the page, in order; what belongs to others is not told. */
  sections: readonly SectionKind[]
  /** `YYYY-MM-DD`. */
  today: string
}

/** Everything a page can say that no person has to: the input of `updatePage`, and of a new page. */
export function deriveHandoff({
  facts,
  environment,
  folders,
  summary,
  sections,
  today,
}: DraftInput): Handoff {
  const changes = deriveChanges(facts.commits)
  const tasks = deriveTasks(facts.openEnds, facts.files)
  const stated = deriveStated(facts.commits)
  const symbols = deriveSymbolDetails(facts.files)
  const code = deriveCodeDetails(facts.files)
  const describe = (file: FileChange) => [
    ...describeSymbols(symbols.get(file) ?? renderTestTitles(file)),
    ...describeVariables(facts, file),
    ...(code.get(file) ?? []).map((block) => `- ${block}`),
  ]
  const items: Partial<Record<SectionKind, readonly Item[]>> = {
    context: deriveContextItems(changes, facts.commits, facts.files),
    changes: deriveChangeItems(changes, facts),
    files: deriveFileItems(facts.files, { summary, details: (file) => describe(file).join('\n') }),
    must: tasks.must,
    nice: tasks.nice,
    decisions: stated.decisions,
    gotchas: stated.gotchas,
    architecture: deriveArchitectureItems(facts.files, folders),
    dependencies: deriveDependencyItems(facts.dependencies, facts.files),
    environment: environment === null ? [] : deriveEnvironmentItems(environment),
  }
  const base = facts.base.name
  return {
    header: {
      handoff: 1,
      branch: facts.branch,
      base: base.replace(/^origin\//, ''),
      covers: abbreviate(facts.commits.at(-1)?.sha ?? facts.head),
      work: facts.work,
      updated: today,
    },
    title: escapeMarkdown(deriveTitle(facts.branch, changes, facts.files)),
    status: null,
    scope: renderScope(facts.files, renderCounts(facts.files), base.replace(/^origin\//, '')),
    introduction: '',
    sections: sections.flatMap((kind) => findTemplate(kind) ?? []).map((section) => fill(section, items)),
  }
}

function fill(section: TemplateSection, items: Partial<Record<SectionKind, readonly Item[]>>): Section {
  const { kind, heading } = section
  const own = [...(items[kind] ?? [])]
  return {
    kind,
    heading,
    text: '',
    items: own,
    sections: section.sections.map((child) => fill(child, items)),
  }
}

function describeSymbols(line: string | null): string[] {
  return line === null ? [] : [`- ${line}`]
}

function describeVariables(facts: BranchFacts, file: FileChange): string[] {
  return facts.variables
    .filter(({ path }) => path === file.path)
    .map(({ name, line, documented }) => `- ${renderVariableDetail(name, line, documented)}`)
}

function abbreviate(oid: string): string {
  return oid.slice(0, 12)
}

/** What the branch is for, in a few words: its one change, else its name, else the change of the most files. */
export function deriveTitle(
  branch: string | null,
  all: readonly Change[],
  files: readonly FileChange[] = [],
): string {
  const changes = all.filter(({ text }) => text !== '')
  const features = changes.filter(({ type }) => type === 'feat')
  const [only] = changes.length === 1 ? changes : features.length === 1 ? features : []
  if (only !== undefined) return only.text
  const named = branch === null ? '' : humanise(branch)
  return named || findWidest(features.length > 0 ? features : changes, files)?.text || 'Work in progress'
}

function findWidest(changes: readonly Change[], files: readonly FileChange[]): Change | undefined {
  const width = ({ commits }: Change) =>
    files.filter((file) => file.commits.some((sha) => commits.includes(sha))).length
  return [...changes].sort((a, b) => width(b) - width(a))[0]
}

/** `ann/feat/ABC-123-session_auth` → `ABC-123 session auth`; `fix/expiry` → `Expiry`. */
function humanise(branch: string): string {
  const name = branch.split('/').at(-1) ?? branch
  // Such a name says where the work is, not what it is.
  if (/^(?:main|master|trunk|develop|dev|next|HEAD)$/.test(name)) return ''
  const [, ticket = '', rest = ''] = /^([A-Z][A-Z0-9]+-\d+|#?\d+)?[-_]*(.*)$/.exec(name) ?? []
  const words = rest.replace(/[-_]+/g, ' ').trim()
  if (ticket !== '') return `${ticket} ${words}`.trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A branch that was cut from another one with a page says so, since that page tells what came before. */
function renderPredecessor(branch: string): string {
  return `Continues from ${renderCode(branch)}, which has a page of its own.`
}

const line = /^Continues from (`{1,9} ?)(\S{1,300}?) ?`{1,9}, which has a page of its own\.$/

/** The branch that such a line names; null for any other. */
export function parsePredecessor(text: string): string | null {
  return line.exec(text)?.[2] ?? null
}

/** Finds it on a page, in whatever list it stands. */
export function findPredecessor(page: string): string | null {
  for (const each of page.split('\n')) {
    const found = parsePredecessor(each.trim().replace(/^[-*+] /, ''))
    if (found !== null) return found
  }
  return null
}

/** A handoff that says first of all what it continues from; null leaves it as it is. */
export function withPredecessor(handoff: Handoff, branch: string | null): Handoff {
  if (branch === null) return handoff
  const item: Item = { text: renderPredecessor(branch), details: '', done: null }
  const add = (section: Section): Section =>
    section.kind === 'context' ? { ...section, items: [item, ...section.items] } : section
  return { ...handoff, sections: handoff.sections.map(add) }
}

/** In UTF-16 units. */
const longestFooter = 320

/** What commit messages state about the work, in their trailers: `Decision: …`, `Gotcha: …`, `BREAKING CHANGE: …`. */
export function deriveStated(commits: readonly Commit[]): { decisions: Item[]; gotchas: Item[] } {
  const decisions = new Map<string, Item>()
  const gotchas = new Map<string, Item>()
  const isStanding = openStanding(commits)
  for (const commit of commits) {
    for (const { key, value } of commit.trailers) {
      const name = key.toLowerCase()
      if (name === 'decision') add(decisions, decisionItem(value))
      else if (name === 'gotcha') add(gotchas, item(value, ''))
    }
    if (!isStanding(commit)) continue
    for (const text of parseBreakingFooters(commit.body))
      add(gotchas, item(cutText(`Breaking: ${text}`, longestFooter), ''))
  }
  return { decisions: [...decisions.values()], gotchas: [...gotchas.values()] }
}

/** A decision holds though its first try was taken back; what that broke is whole again. */
function openStanding(commits: readonly Commit[]): (commit: Commit) => boolean {
  const ledger = openLedger()
  for (const commit of commits) ledger.add(commit)
  const cancelled = ledger.cancelled()
  return ({ sha, leavesNothing }) => leavesNothing !== true && !cancelled.has(sha)
}

/** `Redis, because several instances run` → the decision, and its reason below it. */
function decisionItem(value: string): Item {
  const [, what = value, why] = /^(.+?),? because (.+)$/is.exec(value) ?? []
  return item(what, why === undefined ? '' : `- Reason: ${escapeMarkdown(why)}`)
}

function item(text: string, details: string): Item {
  return { text: escapeMarkdown(text), details, done: null }
}

function add(items: Map<string, Item>, one: Item): void {
  if (one.text !== '' && !items.has(one.text)) items.set(one.text, one)
}
