import { namingRules } from './languages/index.js'
import { isMember, type LostSymbol, lastPart } from './lost-symbols.js'
import type { Match } from './matches.js'
import { mostPlaces, type Reference, type Texts } from './references.js'
import type { Suspicion } from './suspicions.js'
import type { SymbolFile } from './symbol-file.js'
import { isUnmistakable } from './telling-names.js'
import { escapePattern, findWord } from './words.js'

/** What tells of the change tells the truth. */
const tellsOfChange =
  /remov|delet|drop|deprecat|renam|replac|\bmov|no longer|former|previous|legacy|migrat|instead|used to|upgrad|obsolete|breaking|since v?\d|~~/i

/** Lines above a place that may say how it is meant. */
const mostLinesAbove = 15

/** Documentation that still shows a symbol as code. */
export function deriveDocumentReferences(
  suspicions: readonly Suspicion[],
  texts: Texts,
  files: readonly SymbolFile[],
): Reference[] {
  const touched = new Map(files.map(({ path, ranges }) => [path, ranges]))
  // Lines that the branch wrote know what they tell of.
  const isWritten = ({ path, line }: Match) =>
    touched.get(path)?.some(([first, last]) => first <= line && line <= last) === true
  return suspicions.flatMap(({ lost, documents }) =>
    documents
      .flatMap(({ place, matches }) => {
        const lines = (texts.get(place.path) ?? '').split('\n')
        const isOwn = matches.some(({ text }) => isDefined(lost, text))
        const match = matches.find(
          (each) => isShown(lost, each) && !isWritten(each) && !isHistory(lines, each.line),
        )
        return match === undefined || isOwn || lines.length < match.line ? [] : [match]
      })
      .slice(0, mostPlaces)
      .map(({ path, line }): Reference => ({ lost, path, line, how: 'documents' })),
  )
}

/** `` `signToken` ``, `signToken(user)` or `Session.create`, in a fence or in a sentence. */
function isShown(lost: LostSymbol, { text }: Match): boolean {
  if (isMember(lost) && !isUnmistakable(lost.name)) {
    const owner = lost.owner === null ? '' : escapePattern(lastPart(lost.owner))
    return new RegExp(String.raw`(?<![\w$])${owner}(?:\.|::|#)${escapePattern(lost.name)}(?![\w$])`).test(
      text,
    )
  }
  return findWord(text, lost.name).some((at) => {
    const isCode = (text.slice(0, at).match(/`/g)?.length ?? 0) % 2 === 1
    // A command of some editor or shell: `:SignToken`, `--sign-token`.
    const isCommand = /(?:^|[^:]):$|[-$@/]$/.test(text.slice(0, at))
    return !isCommand && (isCode || text.startsWith('(', at + lost.name.length))
  })
}

/** `def sign_token(user):`, `function signToken(user) {`: an example's own, by chance of the same name. */
function isDefined({ family, name }: LostSymbol, text: string): boolean {
  if (!/[:{]\s*$/.test(text)) return false
  return namingRules.get(family)?.declaration(escapePattern(name)).test(text) === true
}

/** Whether the line, or what leads to it from its heading on, tells of what was. */
function isHistory(lines: readonly string[], line: number): boolean {
  for (let at = line; at > Math.max(0, line - mostLinesAbove); at--) {
    const text = lines[at - 1] ?? ''
    if (tellsOfChange.test(text)) return true
    if (at < line && /^#{1,6}\s/.test(text)) return false
  }
  return false
}
