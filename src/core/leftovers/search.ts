/** Which of the files that were found count, and as what. */

import type { FileKind } from '../facts.js'
import { classifyFile } from '../files/kind.js'
import { languageOf, parsePath } from '../files/language.js'
import { extensionsByLanguage } from '../files/languages.js'
import { isFixture } from '../files/tests.js'
import { isDistinctive, splitWords } from '../languages/identifiers.js'
import { familyOf, languagesOf, namingRules } from '../languages/index.js'
import type { LostSymbol } from '../languages/naming-rules.js'
import { wordList } from '../text/words.js'
import {
  deriveFreshSymbols,
  deriveLostSymbols,
  deriveProbes,
  type FreshSymbol,
  type SymbolFile,
} from './symbols.js'

export interface TextMatch {
  path: string
  kind: FileKind
  language: string | null
  family: string | null
  /** Whether someone is to keep it true: no generated file, no test's data, no change log. */
  counts: boolean
}

/** What to look for in the tree at head, and in which files. */
export interface SearchPlan {
  lost: LostSymbol[]
  fresh: FreshSymbol[]
  /** Names of changed symbols, see `deriveProbes`. */
  probes: { name: string; family: string }[]
  /** Whole words to search for; not empty. */
  names: string[]
  /** Pathspecs of the files to search. */
  pathspecs: string[]
  /** Families of languages in which the branch itself has changed tests. */
  tested: ReadonlySet<string>
  /** Words of titles of tests that the branch adds. */
  titles: readonly (readonly string[])[]
  /** How many lost symbols are left out. */
  omitted: number
}

/** They describe the past on purpose; so do documents of one version: `docs/v1`. */
const historyName =
  /(?:^|[-_./])(?:change-?logs?|changes|history|news|releases?|release-?notes|what-?s-?new|upgrad\w*|migrat\w*|deprecat\w*|legacy|roadmap|todo|handoff)[^/]*$/i
const historyFolder =
  /^(?:change-?logs?|changes|changesets?|\.changeset|\.changes|history|news|newsfragments|releases?|release-?notes|blog|posts|_posts|adrs?|decisions|rfcs?|proposals|design-?docs?|archive[sd]?|legacy|old|versioned_docs|upgrad\w*|migrat\w*|(?:v|version-?)?\d+(?:\.(?:\d+|x))*)$/i

export function derivePlace(path: string): TextMatch {
  const language = languageOf(path)
  const attributes = { generated: null, vendored: null }
  const kind = classifyFile({ path, binary: false, submodule: false, attributes, head: null })
  const parts = parsePath(path)
  const isKept = kind === 'source' || kind === 'test' || (kind === 'docs' && !isHistory(path, parts.folders))
  return { path, kind, language, family: familyOf(language), counts: isKept && !isFixture(parts) }
}

function isHistory(path: string, folders: readonly string[]): boolean {
  return historyName.test(path) || folders.some((folder) => historyFolder.test(folder))
}

/** More than these are not searched for: a branch that removes a whole package leaves little behind. */
const mostLost = 150
const mostFresh = 60
const mostProbes = 10

/** Null where there is nothing to look for; `passing` are symbols that only commits show, see `derivePassing`. */
export function planSearch(
  files: readonly SymbolFile[],
  passing: readonly LostSymbol[] = [],
): SearchPlan | null {
  const all = deriveLostSymbols(files, passing)
  const lost = all.slice(0, mostLost)
  const fresh = deriveFreshSymbols(files).slice(0, mostFresh)
  if (lost.length === 0 && fresh.length === 0) return null
  const families = new Set([...lost, ...fresh].map(({ family }) => family))
  const probes = fresh.length === 0 ? [] : deriveProbes(files).slice(0, mostProbes)
  return {
    lost,
    fresh,
    probes,
    names: [...new Set([...lost, ...fresh, ...probes].map(({ name }) => name))],
    pathspecs: listPathspecs([...families], {
      tests: lost.length === 0,
      documents: lost.some(({ name }) => isDistinctive(name)),
    }),
    tested: deriveTested(files),
    titles: fresh.length === 0 ? [] : deriveTitles(files),
    omitted: all.length - lost.length,
  }
}

/** A test that was deleted has no lines. */
function deriveTested(files: readonly SymbolFile[]): Set<string> {
  const tests = files.filter(({ kind, ranges }) => kind === 'test' && ranges.length > 0)
  return new Set(tests.flatMap(({ language }) => familyOf(language) ?? []))
}

const documentLanguages = ['markdown', 'mdx', 'restructuredtext', 'asciidoc']
const testWords = ['test', 'spec', 'e2e', '.cy.']

/** They hold every name there ever was, and count for nothing. */
const chronicles = wordList('fixtures/** __fixtures__/** *changelog*.md changes*.md changes*.rst history*.md')

const media =
  'png jpg jpeg gif webp avif ico bmp mp4 mov webm mp3 wav ogg pdf zip gz tgz bz2 xz 7z jar war woff woff2 ttf otf eot wasm so dll exe bin map snap lock'

/** Code of some families; only its tests where no other place counts; and documentation where it may hold names. */
function listPathspecs(
  families: readonly string[],
  { tests, documents }: { tests: boolean; documents: boolean },
): string[] {
  const code = families.flatMap((family) => [
    ...languagesOf(family).flatMap(extensionsOf),
    ...(namingRules.get(family)?.alsoDeclaredIn ?? []),
  ])
  if (tests) return code.flatMap((extension) => testWords.map((word) => `:(top,icase)*${word}*.${extension}`))
  if (!documents) return code.map(renderAnywhere)
  const prose = documentLanguages.flatMap(extensionsOf)
  return [
    ...[...code, ...prose].map(renderAnywhere),
    ...chronicles.map((glob) => `:(exclude,top,glob,icase)**/${glob}`),
  ]
}

/**
 * Which files are searched, as git's pathspecs: unpacking a file takes longer than looking at it.
 *
 * Every file that may hold text.
 */
export const allButMedia: readonly string[] = [
  ':(top)',
  ...media.split(' ').map((extension) => `:(exclude,top,icase)*.${extension}`),
]

function extensionsOf(language: string): string[] {
  return (extensionsByLanguage[language] ?? '').split(' ').filter(Boolean)
}

function renderAnywhere(extension: string): string {
  return `:(top,glob)**/*.${extension}`
}

/**
 * What tests are about, where they do not name it: by the names of their files, and by their titles.
 *
 * `CalDAVDatesTest.php`, `test_session_store.py`, `session-store.test.ts` → their subject, without case and marks.
 */
export function subjectOf(path: string): string {
  const { name } = parsePath(path)
  const stem = name
    .replace(/\.\w+$/, '')
    .replace(/[._-](?:tests?|specs?|unittest|cy|e2e|e2e-spec|test-d|bench)$/i, '')
    .replace(/^tests?_/i, '')
    .replace(/(?<=[\p{Ll}\p{N}])(?:Tests?|TestCase|Specs?|IT)$/u, '')
    .replace(/^Test(?=\p{Lu})/u, '')
  return normalise(stem)
}

/** Whether a test's file is called after the symbol. */
export function isSubject(name: string, subjects: ReadonlySet<string>): boolean {
  return subjects.has(normalise(name))
}

function normalise(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
}

/** The words of each title of a test that the branch adds; where tests are functions, of their names. */
function deriveTitles(files: readonly SymbolFile[]): string[][] {
  return files
    .filter(({ kind }) => kind === 'test')
    .flatMap(({ tests, symbols }) => [
      ...tests,
      ...symbols.filter(({ change }) => change === 'added').map(({ name }) => name),
    ])
    .map((title) => splitWords(title).map((word) => word.toLowerCase()))
}

/** `createCopilotAdapter` and "copilot adapter returns text": two words of the name, and half of them. */
export function isInTitle(name: string, titles: readonly (readonly string[])[]): boolean {
  const words = splitWords(name).map((word) => word.toLowerCase())
  return titles.some((title) => {
    const said = words.filter((word) => title.some((each) => each.startsWith(word)))
    return said.length >= 2 && said.length * 2 >= words.length
  })
}

/** A line of the tree at head that holds one of the names. */
export interface Match {
  path: string
  /** 1-based. */
  line: number
  text: string
}

/** A program wrote longer lines; the patterns of declarations take time that grows with the square of a line. */
const longestLine = 1_000

/**
 * What `git grep` found.
 *
 * `<commit>:src/a.ts␀12␀const token = signToken(user)`, one a line, as `git grep -n -z` prints them. A path may hold
 * a line feed, so records are taken apart at their NULs; a last one that was cut off is left out.
 */
export function parseMatches(output: string, commit: string): Match[] {
  const matches: Match[] = []
  const prefix = `${commit}:`
  let at = 0
  while (at < output.length) {
    const afterPath = output.indexOf('\0', at)
    const afterLine = output.indexOf('\0', afterPath + 1)
    const end = output.indexOf('\n', afterLine + 1)
    if (afterPath < 0 || afterLine < 0 || end < 0) break
    const place = output.slice(at, afterPath)
    const line = Number(output.slice(afterPath + 1, afterLine))
    const text = output.slice(afterLine + 1, end).replace(/\r$/, '')
    if (place.startsWith(prefix) && Number.isInteger(line) && text.length <= longestLine)
      matches.push({ path: place.slice(prefix.length), line, text })
    at = end + 1
  }
  return matches
}
