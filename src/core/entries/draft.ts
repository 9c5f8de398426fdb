import { deriveChanges } from '../commits/fold.js'
import { findTemplate, type TemplateSection } from '../document/template.js'
import type { Environment } from '../environment/environment.js'
import type { BranchFacts, FileChange } from '../facts.js'
import type { Handoff, Item, Section, SectionKind } from '../handoff.js'
import { escapeMarkdown } from '../text/markdown.js'
import { deriveArchitectureItems, type OneSided } from './architecture-items.js'
import { deriveChangeItems } from './changes.js'
import { deriveCodeDetails } from './code-details.js'
import { deriveContextItems } from './context.js'
import { deriveDependencyItems } from './dependency-items.js'
import { deriveEnvironmentItems } from './environment-items.js'
import { renderCounts, renderVariableDetail } from './file-entry.js'
import { deriveFileItems, renderScope } from './file-list.js'
import { deriveSymbolDetails } from './symbol-details.js'
import { deriveTasks } from './tasks.js'
import { renderTestTitles } from './test-details.js'
import { deriveTitle } from './title.js'
import { deriveStated } from './trailers.js'

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
