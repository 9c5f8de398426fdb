/** What the words around a mention say about it. Words are compared, not patterns over sentences: linear in their number. */
import type { Block, BlockPart } from './blocks.js'
import type { Intent } from './mention.js'

/** It is not there any more, or is not to be; or it is told of as it was. */
const goneVerb =
  /^(?:delet(?:e|es|ed|ing|ion)|remov(?:e|es|ed|ing|al)|drop(?:s|ped|ping)?|renam(?:e|es|ed|ing)|mov(?:e|es|ed|ing)|replac(?:e|es|ed|ing)|retir(?:e|es|ed|ing)|deprecat(?:e|es|ed|ing)|supersed(?:e|es|ed|ing)|archiv(?:e|es|ed|ing)|kill(?:s|ed)?|rm|mv|untrack(?:ed)?|discard(?:s|ed)?|former(?:ly)?|previous(?:ly)?|prior|old|legacy|obsolete|stale|orphan(?:ed)?|dead|defunct|abandoned|redundant|unused|migrat(?:e|es|ed|ing)|extract(?:ed|ing)?|port(?:ed|ing)|convert(?:ed|ing)?|split(?:ting)?|consolidat(?:e|es|ed|ing)|merg(?:e|es|ed|ing)|revert(?:ed|ing)?|clean(?:ed)?|purg(?:e|ed)|was|were|originally|instead|temporary|temp|throwaway|scratch|rid|no)$/

/** Behind it: `x.ts` was deleted, `x.ts` (removed), `x.ts` → `y.ts`, `x.ts` no longer exists. */
const goneAfter =
  /^(?:deleted|removed|dropped|renamed|moved|gone|replaced|retired|deprecated|superseded|archived|merged|obsolete|unused|migrated|dead|split|extracted|absorbed|folded|consolidated|discarded|reverted|untracked|missing|removal|deletion|nonexistent|temporary|→|⇒|->|=>|➜|⟶)$/

/** Words that part nothing from what they belong to. */
const filler =
  /^(?:a|an|the|this|that|these|those|its|our|their|all|both|any|entire|whole|dead|two|three|four|file|files|folder|folders|directory|dir|module|modules|script|scripts|component|components|page|class|function|helper|test|tests|code|and|or|plus|also|then|now|still|been|being|be|is|are|was|were|has|have|had|since|already|later|will|should|can|could|must|to-be|completely|entirely|it|which|`|§+|&|\+)$/

/** What stands behind these is where something is done, and not what it is done to. */
const preposition = /^(?:in|inside|into|of|at|to|for|with|by|on|via|using|within|through|against)$/

/** What is taken from a file leaves it there; what is moved from it does not. */
const leaving = /^(?:mov|renam|migrat|port|convert|extract|split)/

/** Where the sentence about it ends, or another begins. */
const boundary = /[.;!?:]$/

/** Headings under which things are told of as they were. What a heading asks for ("Remove JWT") is a task. */
const goneHeading =
  /\b(?:deleted|deletions?|removed|removals|renamed|moved|dead code|deprecated|obsolete|archived?|history|change ?log|timeline|previous(?:ly)?|prior|superseded|retired|reverted|verbatim|now fixed|kept for|(?:files|code) to (?:delete|remove))\b/i

/** What announces a list of things that are to go, or went: `Delete these files:`. */
const goneLead =
  /\b(?:delet(?:e|ed|ions?)|remov(?:e|ed|al)|renamed?|moved?|dead code|deprecated|obsolete|archived?|previous(?:ly)?|superseded|legacy|former|retired?|reverted)\b/i

const plannedWord =
  /\b(?:creat(?:e|es|ed|ing)|add(?:s|ed|ing)?|new|will|would|could|should|plan(?:s|ned|ning)?|propos(?:e|ed|al)|future|later|todo|tbd|to be|not yet|missing|need(?:s|ed)?|want(?:s|ed)?|writ(?:e|es|ing|ten)|generat(?:e|es|ed|ing)|output|produc(?:e|es|ed|ing)|emit(?:s|ted)?|sav(?:e|es|ed|ing)|build(?:s|ing)?|scaffold|implement|introduc(?:e|es|ed|ing)|e\.g\.|for example|such as|like|example|local(?:ly)?|ignored|gitignored?|untracked|uncommitted|optional(?:ly)?|if|doesn't|does not|don't|never|absent|no|other repo|external|upstream|download(?:s|ed)?|install(?:s|ed)?)\b/i

const plannedHeading =
  /\b(?:plan(?:ned|s)?|new files?|to create|to add|propos(?:ed|al)|future|ideas?|artifacts?|outputs?)\b/i

/** Deleted, removed: in languages whose sentences are not taken apart here, said anywhere near. */
const goneElsewhere =
  /削除|删除|刪除|移除|廃止|삭제|제거|gelöscht|entfernt|supprim|eliminad|borrad|removid|rimoss|verwijderd|удал|ลบ|silindi/i

/** Words looked at on each side. */
const reach = 12
/** Words between a verb and what it is about, other than fillers. */
const mostBetween = 2

/** What is said about the mention at `start` to `end` (offsets in the page) of a block. */
export function deriveIntent(block: Block, piece: BlockPart, start: number, end: number): Intent {
  if (piece.struck) return 'gone'
  const from = start - block.start
  const to = end - block.start
  const before = block.words.slice(Math.max(0, from - 200), from)
  const after = block.words.slice(to, to + 160)
  if (isGoneBefore(before) || isGoneAfter(after)) return 'gone'
  if (goneElsewhere.test(`${before.slice(-40)} ${after.slice(0, 40)}`)) return 'gone'
  if (isHistory(block) || isGoneRow(block)) return 'gone'
  const leads = block.leads.map(({ words }) => words)
  if (leads.some((words) => goneLead.test(words.slice(0, 200)) && announces(words))) return 'gone'
  const headings = block.headings.filter(({ isTitle }) => !isTitle)
  if (headings.some(({ words }) => goneHeading.test(words.slice(0, 200)))) return 'gone'
  const sentence = `${lastSentence(before)} ${after.split(/[.;!?](?:\s|$)/, 1)[0] ?? ''}`
  if (plannedWord.test(sentence) || plannedWord.test(block.row.join(' ').slice(0, 400))) return 'planned'
  if (leads.some((words) => plannedWord.test(words.slice(0, 200)))) return 'planned'
  return headings.some(({ words }) => plannedHeading.test(words)) ? 'planned' : 'stated'
}

/** `Deleted the old files:` leads to what was deleted; a task with details does not. */
function announces(words: string): boolean {
  return words.trimEnd().endsWith(':') || /^\W*(?:delet|remov|renam|mov|clean|retir|archiv)/i.test(words)
}

function isGoneBefore(before: string): boolean {
  let between = 0
  let isSource = false
  const words = before.trimEnd().split(/\s+/).slice(-reach).reverse()
  for (const [index, raw] of words.entries()) {
    if (boundary.test(raw)) return false
    const word = bare(raw)
    if (goneVerb.test(word)) return !isSource || leaving.test(word)
    if (preposition.test(word) && !isGoneOf(word, words[index + 1])) return false
    if (word === 'from') isSource = true
    else if (word === '' || /^§/.test(word) || filler.test(word)) continue
    if (++between > mostBetween) return false
  }
  return false
}

/** `get rid of`, `deletion of`: the only ones in which "of" is about the thing itself. */
function isGoneOf(word: string, previous: string | undefined): boolean {
  return word === 'of' && /^(?:rid|deletion|removal|deprecation|move)$/.test(bare(previous ?? ''))
}

function isGoneAfter(after: string): boolean {
  if (/^[`*_)\]]*\s*(?:→|⇒|->|=>|➜|⟶)/.test(after)) return true
  for (const raw of after
    .replace(/^[`*_)\]]+/, '')
    .trimStart()
    .split(/\s+/)
    .slice(0, reach)) {
    const word = bare(raw)
    if (goneAfter.test(word)) return true
    if (/^(?:not?|doesn't|don't|never|isn't)$/.test(word))
      return /\b(?:no longer|exist|there|present)\b/.test(after.slice(0, 60))
    if (!(word === '' || filler.test(word)) || boundary.test(raw)) return false
  }
  return false
}

/** Without marks around it, in lower case. */
function bare(word: string): string {
  return word
    .replace(/^[^\p{L}\p{N}§→⇒➜⟶=-]+/u, '')
    .replace(/(?<![^\p{L}\p{N}§→⇒➜⟶>])[^\p{L}\p{N}§→⇒➜⟶>]+$/u, '')
    .toLowerCase()
}

function lastSentence(before: string): string {
  return before.split(/(?<=[.;!?])(?=\s)/).at(-1) ?? ''
}

/** A line that begins with a commit's id tells of that commit: `4f2a91c Add x`. */
function isHistory(block: Block): boolean {
  const [lead = block] = block.leads
  return [lead, block].some(({ text }) =>
    /^[\W_]*(?:commit [`(*]*)?(?=[a-f]*\d)[0-9a-f]{7,40}\b/i.test(text.slice(0, 80)),
  )
}

/** The row says that it was deleted, or the column is that of what was. */
function isGoneRow({ row, column }: Block): boolean {
  if (/^\W*(?:old|from|before|previous(?:ly)?|was|deleted|removed|original)\b/i.test(column)) return true
  return row.some((cell) =>
    /^\W*(?:deleted?|removed?|renamed|moved|d|gone|retired|archived|superseded|deprecated)\b/i.test(cell),
  )
}
