import { architectureKey } from '../entries/architecture.js'
import { withoutPlaces } from '../entries/changes.js'
import { isCodeOf, parseCodeBlock } from '../entries/code.js'
import { parsePredecessor } from '../entries/draft.js'
import { isFileDetail, isFolderDetail, isUnreadLine, parseFileEntry } from '../entries/files.js'
import { environmentKey, isEnvironmentLine, parseDependencyItem } from '../entries/project.js'
import { isSymbolLine } from '../entries/symbols.js'
import { inProgressKey, moreTasksKey } from '../entries/tasks.js'
import { isTestLine } from '../entries/test-data.js'
import type { Handoff, Item, Section, SectionKind } from '../handoff.js'
import { maskKnownSecrets } from '../secrets/mask.js'
import { unescapeMarkdown } from '../text/markdown.js'
import { oneLine } from './parse.js'

/**
 * Tells our lines from people's. Lines of pure facts are ours when they follow our grammar, even with other
 * numbers in them. Lines with words of a person in them (commit subjects, TODO texts) are ours only when we
 * derive them now or derived them for the commit the page covers: reworded, they are the person's.
 */
export interface Recogniser {
  /** What an item of ours is about; null for people's items. */
  keyOf: (kind: SectionKind, text: string) => string | null
  /** Whether what is nested, a line or a block of code, is ours. */
  isDetail: (kind: SectionKind, text: string) => boolean
  /** Whether a person's item already says what a derived one would. */
  tells: (kind: SectionKind, human: string, derived: Item) => boolean
}

export function createRecogniser(handoffs: readonly Handoff[]): Recogniser {
  const keys = new Map<SectionKind, Set<string>>()
  const details = new Map<SectionKind, Set<string>>()
  const learn = (sections: readonly Section[]): void => {
    for (const section of sections) {
      const kind = keyKind(section.kind)
      const known = keys.get(kind) ?? new Set()
      const nested = details.get(kind) ?? new Set()
      keys.set(kind, known)
      details.set(kind, nested)
      for (const item of section.items) {
        known.add(wordedKey(section.kind, item.text))
        for (const detail of splitDetails(item.details)) {
          if (parseCodeBlock(detail) !== null) continue
          for (const line of detail.split('\n')) nested.add(plain(line))
        }
      }
      learn(section.sections)
    }
  }
  for (const handoff of handoffs) learn(handoff.sections)
  return {
    keyOf: (kind, written) => {
      // Pages from before secrets were masked hold them in our lines: these are still ours, and are replaced.
      const text = maskKnownSecrets(written)
      const fact = factKey(kind, oneLine(text))
      if (fact !== null) return fact
      const key = wordedKey(kind, text)
      return keys.get(keyKind(kind))?.has(key) ? key : null
    },
    isDetail: (kind, text) => {
      if (kind === 'files' && parseCodeBlock(text) !== null) return true
      const line = oneLine(maskKnownSecrets(text))
      return (
        details.get(keyKind(kind))?.has(plain(line)) === true ||
        (kind === 'files' &&
          (isFolderDetail(line) || isFileDetail(line) || isSymbolLine(line) || isTestLine(line)))
      )
    },
    tells,
  }
}

/** A task is the same task wherever people rank it. */
function keyKind(kind: SectionKind): SectionKind {
  return kind === 'nice' || kind === 'done-must' || kind === 'done-nice' ? 'must' : kind
}

/** The key of a line that is pure fact: what it is about, whatever its numbers say. */
function factKey(kind: SectionKind, text: string): string | null {
  switch (kind) {
    case 'files':
      return isUnreadLine(text) ? 'unread' : parseFileEntry(text)
    case 'dependencies':
      return parseDependencyItem(text)
    case 'architecture':
      return architectureKey(text)
    case 'environment':
      return isEnvironmentLine(text) ? environmentKey(text) : null
    case 'context':
      return parsePredecessor(text) === null ? null : 'predecessor'
    case 'must':
    case 'nice':
      return inProgressKey(text) ?? moreTasksKey(text)
    case 'changes':
      return /^\d+ smaller changes?$/.test(text) ? 'smaller' : null
    default:
      return null
  }
}

/** Line numbers and lists of places move with the work: the same task or change has the same key without them. */
function wordedKey(kind: SectionKind, text: string): string {
  const line = plain(text)
  if (kind === 'changes') return withoutPlaces(line)
  return line.replace(/:\d+`/, '`').replace(unfinishedPlaces, '$1')
}

/** The places behind ``Finish the commit `wip` ``. */
const unfinishedPlaces = /^(Finish the commit `.*`) \(`[^`]*`(?:(?:, | and )`[^`]*`)*(?: and \d+ more)?\)$/

/** Without white space and escapes, which formatters change. */
function plain(text: string): string {
  return unescapeMarkdown(oneLine(text)).replace(/\s+/g, ' ')
}

function tells(kind: SectionKind, human: string, derived: Item): boolean {
  const places = [...derived.text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')
  if (kind === 'files' || kind === 'dependencies')
    return places[0] !== undefined && mentions(human, places[0])
  if (kind === 'architecture') return false
  if (kind === 'environment') return places.length > 0 && places.every((place) => mentions(human, place))
  const words = wordsOf(
    derived.text.replace(/`[^`]*`/g, ' ').replace(/^(?:Resolve|Enable|Update|Finish) the? .*? in /, ''),
  )
  if (words.length === 0) return places.length > 0 && places.every((place) => mentions(human, place))
  const paths = places.map((place) => place.replace(/:\d+$/, ''))
  if (kind !== 'changes' && !paths.every((path) => mentions(human, path))) return false
  const said = new Set(wordsOf(human))
  return words.filter((word) => said.has(word)).length / words.length >= 0.6
}

/** Whether a text names a path or a name as a whole: `src/a.ts` is not named by `src/a.tsx`. */
function mentions(text: string, name: string): boolean {
  const bare = name.replace(/\/$/, '')
  for (let at = text.indexOf(bare); at !== -1; at = text.indexOf(bare, at + 1)) {
    const before = text[at - 1] ?? ' '
    const after = text[at + bare.length] ?? ' '
    if (!/[\w/.-]/.test(before) && !/[\w-]/.test(after)) return true
  }
  return false
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []
}

/** What is nested below an item of ours, without bullets: lines, and blocks of code with the line before them. */
export function splitDetails(details: string): string[] {
  return details === '' ? [] : details.replace(/^- /, '').split(/\n- /)
}

/** Equal for two details that say the same. */
export function detailKey(text: string): string {
  return parseCodeBlock(text)?.key ?? oneLine(text)
}

/** Whether a person wrote below a line of ours, or has code of their own for the same symbol. */
export function tellsDetail(human: string, derived: string): boolean {
  const block = parseCodeBlock(derived)
  if (block !== null) return isCodeOf(block.name, human)
  const line = human.split(/\r?\n/, 1)[0]?.trim() ?? ''
  if (line === derived) return true
  // "Added `store` and more": reworded, it is the person's, and what it tells need not be told again.
  const names = derived.match(/`[^`]+`/g) ?? []
  return (
    names.length > 0 && firstWord(line) === firstWord(derived) && names.every((name) => line.includes(name))
  )
}

function firstWord(text: string): string {
  return /^\p{L}+/u.exec(text)?.[0].toLowerCase() ?? ''
}
