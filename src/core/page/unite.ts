import { isPlaceholder } from '../entries/template.js'
import { isNameOfBranch } from '../secrets/mask.js'
import { headerSide, uniteFrontMatter } from './unite-header.js'
import { isSameLine, lineKey, lineSubject, uniteLine } from './unite-line.js'

/** A part of a text that stays whole, or is united line by line where both sides changed it. */
interface Unit {
  text: string
  /** Equal for units that say the same; ticks and numbers of lists aside. */
  key: string
  /** As `key`, and equal for two derived lines about the same thing. */
  subject: string
  kind: 'heading' | 'item' | 'text'
}

/**
 * Unites two versions of one branch's page: every line that a side has added or changed is there once, what a side has
 * dropped and the other left alone is gone. Null stands for no page. Pages of other branches than `owner` give way to its own.
 */
export function unitePages(
  base: string | null,
  ours: string | null,
  theirs: string | null,
  owner: string | null = null,
): string | null {
  if (ours === null || theirs === null) {
    const page = ours ?? theirs
    if (page === null || (theirs !== null && !isOf(theirs, owner))) return null
    return base === null || saysMore(base, page) ? page : null
  }
  const [branch, other] = [branchOf(ours), branchOf(theirs)]
  if (branch !== other && branch !== null && other !== null) {
    return isOf(theirs, owner) && owner !== null && !isOf(ours, owner) ? theirs : ours
  }
  const isSameBranch = base !== null && (branchOf(base) ?? branch ?? other) === (branch ?? other)
  return uniteLines(isSameBranch ? base : '', ours, theirs)
}

/** As `unitePages`, for texts that are there. With equal sides, or only one that has changed, byte for byte that side. */
export function uniteLines(base: string, ours: string, theirs: string): string {
  if (ours === theirs || theirs === base) return ours
  if (ours === base) return theirs
  const isCrlf = ours.includes('\r\n') && !/(?<!\r)\n/.test(ours)
  const [o, a, b] = [base, ours, theirs].map((text) => splitPage(text.replaceAll('\r\n', '\n')))
  if (o === undefined || a === undefined || b === undefined) return ours
  const units = dropPlaceholders(uniteUnits(o.units, a.units, b.units, uniteBlock))
  const gaps = new Map([...b.gaps, ...a.gaps])
  const header = uniteFrontMatter(o.header, a.header, b.header)
  const lead = a.header === '' && header !== '' ? '\n' : a.lead
  const text = `${header}${lead}${renderUnits(units, gaps)}`
  const end = lineFeedsAtEnd(a.units.length > 0 ? ours : theirs)
  const whole = `${text}${units.length === 0 ? '' : end === '' && theirs.endsWith('\n') ? '\n' : end}`
  return isCrlf ? whole.replaceAll('\n', '\r\n') : whole
}

/** The line feeds that a text ends with. */
function lineFeedsAtEnd(text: string): string {
  let start = text.length
  while (text[start - 1] === '\n') start -= text[start - 2] === '\r' ? 2 : 1
  return text.slice(start).replaceAll('\r', '')
}

function branchOf(page: string): string | null {
  return headerSide(splitPage(page.replaceAll('\r\n', '\n')).header).branch
}

function isOf(page: string, owner: string | null): boolean {
  const branch = branchOf(page)
  return owner === null || branch === null || isNameOfBranch(branch, owner)
}

/** Whether a page says something that an older one does not, derived lines aside. */
function saysMore(base: string, page: string): boolean {
  const linesOf = (text: string) =>
    splitPage(text.replaceAll('\r\n', '\n')).units.flatMap((unit) => unit.text.split('\n'))
  const known = new Set(linesOf(base).flatMap((line) => [lineKey(line), lineSubject(line)]))
  return linesOf(page).some((line) => {
    const isKnown = known.has(lineKey(line)) || known.has(lineSubject(line))
    return line.trim() !== '' && !isKnown && lineSubject(line) === lineKey(line)
  })
}

interface SplitPage {
  /** The front matter with its fences. */
  header: string
  /** Blank lines before the first unit. */
  lead: string
  units: Unit[]
  /** Blank lines between two neighbours. */
  gaps: Map<string, number>
}

const fence = /^ {0,3}(`{3,}|~{3,})/
const marker = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/
const heading = /^ {0,3}#{1,6}(?:[ \t]|$)/

/** Splits a page into headings, items with all below them, paragraphs, tables, comments and code blocks. */
function splitPage(text: string): SplitPage {
  const header = /^\uFEFF?---[ \t]*\n(?:.*\n)*?---[ \t]*(?:\n|$)/.exec(text)?.[0] ?? ''
  const lines = text.slice(header.length).split('\n')
  const units: Unit[] = []
  const gaps = new Map<string, number>()
  let open: { lines: string[]; kind: Unit['kind']; end: RegExp | null } | null = null
  let blanks = 0
  let lead = 0
  const close = () => {
    if (open === null) return
    const unit = unitOf(open.lines.join('\n'), open.kind)
    const before = units.at(-1)
    if (before === undefined) lead = open.kind === unit.kind ? lead : 0
    units.push(unit)
    open = null
  }
  const begin = (line: string, kind: Unit['kind'], end: RegExp | null) => {
    close()
    const before = units.at(-1)
    if (before === undefined) lead = blanks
    else gaps.set(`${before.key}\0${unitOf(line, kind).key.split('\n', 1)[0]}`, blanks)
    blanks = 0
    open = { lines: [line], kind, end }
  }
  for (const line of lines) {
    const now = open as { lines: string[]; kind: Unit['kind']; end: RegExp | null } | null
    if (now?.end != null) {
      now.lines.push(line)
      if (now.end.test(line)) now.end = null
      if (now.end === null && now.kind === 'text') close()
    } else if (line.trim() === '') {
      if (now !== null && now.kind !== 'item') close()
      blanks += 1
    } else if (now?.kind === 'item' && (/^(?: {2}|\t)/.test(line) || (blanks === 0 && isLazy(line)))) {
      now.lines.push(...Array<string>(blanks).fill(''), line)
      blanks = 0
    } else if (heading.test(line)) {
      begin(line, 'heading', null)
      close()
    } else if (fence.test(line)) {
      const [, mark = ''] = fence.exec(line) ?? []
      begin(line, 'text', new RegExp(`^ {0,3}\\${mark[0]}{${mark.length},}[ \\t]*$`))
    } else if (/^ {0,3}<!--/.test(line) && !line.includes('-->')) begin(line, 'text', /-->/)
    else if (marker.test(line)) begin(line, 'item', null)
    else if (now?.kind === 'text' && blanks === 0) now.lines.push(line)
    else begin(line, 'text', null)
  }
  close()
  return { header, lead: '\n'.repeat(lead), units, gaps }
}

/** A line of the paragraph before it. */
function isLazy(line: string): boolean {
  return !heading.test(line) && !marker.test(line) && !fence.test(line) && !/^ {0,3}(?:<!--|>|\|)/.test(line)
}

function unitOf(text: string, kind: Unit['kind']): Unit {
  const lines = text.split('\n')
  const [first = '', ...rest] = lines
  const key = lines.map(lineKey).join('\n')
  const subject = lineSubject(first)
  return { text, kind, key, subject: subject === lineKey(first) && rest.length > 0 ? key : subject }
}

function renderUnits(units: readonly Unit[], gaps: ReadonlyMap<string, number>): string {
  let text = ''
  for (const [index, unit] of units.entries()) {
    const next = units[index + 1]
    text += unit.text
    if (next === undefined) break
    const isList = unit.kind === 'item' && next.kind === 'item'
    const known = gaps.get(`${unit.key}\0${next.key.split('\n', 1)[0]}`)
    const apart =
      known === undefined || (known === 0 && unit.kind === 'text' && next.kind === 'text') ? 1 : known
    text += '\n'.repeat(1 + (isList && known === undefined ? 0 : apart))
  }
  return text
}

/** "None recorded." goes where something is recorded now. */
function dropPlaceholders(units: readonly Unit[]): Unit[] {
  const isOne = (unit: Unit | undefined) => unit !== undefined && isPlaceholder(unit.text)
  return units.filter((unit, index) => {
    const [before, next] = [units[index - 1], units[index + 1]]
    if (!isOne(unit)) return true
    const isFirst = before?.kind === 'heading'
    const isAlone = next === undefined || next.kind === 'heading'
    return isFirst ? isAlone : before === undefined
  })
}

/** What becomes of a unit that both sides have changed; `base` is null where both have added one about the same. */
type UniteUnit = (base: Unit | null, ours: Unit, theirs: Unit) => Unit[]

function uniteUnits(
  base: readonly Unit[],
  ours: readonly Unit[],
  theirs: readonly Unit[],
  unite: UniteUnit,
): Unit[] {
  const pairs = [ours, theirs].map((side) => alignSimilar(base, side))
  const [a = [], b = []] = pairs
  const united: Unit[] = []
  let [nextA, nextB] = [0, 0]
  for (const [index, unit] of [...base, null].entries()) {
    const [atA, atB] = unit === null ? [ours.length, theirs.length] : [a[index] ?? -1, b[index] ?? -1]
    const added = (side: readonly Unit[], from: number, to: number) => (to < from ? [] : side.slice(from, to))
    // What a side has added before this unit is known once it, or a later one, is found there.
    const [endA, endB] = [atA < 0 ? nextA : atA, atB < 0 ? nextB : atB]
    united.push(...uniteAdded(added(ours, nextA, endA), added(theirs, nextB, endB), unite))
    nextA = atA < 0 ? nextA : atA + 1
    nextB = atB < 0 ? nextB : atB + 1
    if (unit === null) break
    const [x, y] = [ours[atA], theirs[atB]]
    if (x !== undefined && y !== undefined) united.push(...uniteChanged(unit, x, y, unite))
    else {
      const kept = x ?? y
      if (kept !== undefined && kept.key !== unit.key && kept.subject !== unit.subject) united.push(kept)
    }
  }
  return withoutTwins(united, ours, theirs)
}

function uniteChanged(base: Unit, ours: Unit, theirs: Unit, unite: UniteUnit): Unit[] {
  if (ours.text === theirs.text || theirs.text === base.text) return [ours]
  return ours.text === base.text ? [theirs] : unite(base, ours, theirs)
}

/** What both have added at one place: common units once, with what stands between them from either side. */
function uniteAdded(ours: readonly Unit[], theirs: readonly Unit[], unite: UniteUnit): Unit[] {
  if (ours.length === 0 || theirs.length === 0) return [...ours, ...theirs]
  const match = alignEqual(ours, theirs, ({ subject }) => subject)
  const united: Unit[] = []
  let next = 0
  for (const [index, unit] of ours.entries()) {
    const at = match[index] ?? -1
    const twin = theirs[at]
    if (twin === undefined) united.push(unit)
    else {
      united.push(...theirs.slice(next, at))
      united.push(...(twin.text === unit.text ? [unit] : unite(null, unit, twin)))
      next = at + 1
    }
  }
  return [...united, ...theirs.slice(next)]
}

/** No unit more often than a side has it: both may have moved it. */
function withoutTwins(united: readonly Unit[], ours: readonly Unit[], theirs: readonly Unit[]): Unit[] {
  const [inOurs, inTheirs] = [ours, theirs].map((units) => {
    const counts = new Map<string, number>()
    for (const { key } of units) counts.set(key, (counts.get(key) ?? 0) + 1)
    return counts
  })
  const seen = new Map<string, number>()
  return united.filter(({ key }) => {
    const most = Math.max(inOurs?.get(key) ?? 0, inTheirs?.get(key) ?? 0)
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return key === '' || most === 0 || count <= most
  })
}

function uniteBlock(base: Unit | null, ours: Unit, theirs: Unit): Unit[] {
  const { kind } = ours
  if (kind === 'heading') return uniteHeading(ours, theirs)
  const [o, a, b] = [base?.text ?? '', ours.text, theirs.text].map((text) =>
    text === '' ? [] : text.split('\n').map((line) => unitOf(line, 'text')),
  )
  const lines = uniteUnits(o ?? [], a ?? [], b ?? [], (before, x, y) =>
    uniteLine(before?.text ?? null, x.text, y.text).map((line) => unitOf(line, 'text')),
  )
  return [unitOf(lines.map(({ text }) => text).join('\n'), kind)]
}

/** Two headings cannot stand for one section: the words of one become a paragraph below the other. */
function uniteHeading(ours: Unit, theirs: Unit): Unit[] {
  if (isSameLine(ours.text, theirs.text)) return [ours]
  const [first, second] = ours.text < theirs.text ? [ours, theirs] : [theirs, ours]
  return [first, unitOf(second.text.replace(/^[ #]+/, ''), 'text')]
}

/** More comparisons than this would take longer than anybody waits. */
const mostComparisons = 250_000

/** For each unit of the base its place on a side, or -1: the same unit, or one that is a reworded version of it. */
function alignSimilar(base: readonly Unit[], side: readonly Unit[]): number[] {
  const equal = alignEqual(base, side, ({ key }) => key)
  const found = [...equal]
  let [from, sideFrom] = [0, 0]
  for (let index = 0; index <= base.length; index += 1) {
    const at = index === base.length ? side.length : (equal[index] ?? -1)
    if (at < 0) continue
    const pairs = alignGap(base.slice(from, index), side.slice(sideFrom, at))
    for (const [one, other] of pairs) found[from + one] = sideFrom + other
    from = index + 1
    sideFrom = at + 1
  }
  return found
}

function alignGap(base: readonly Unit[], side: readonly Unit[]): [number, number][] {
  if (base.length === 0 || side.length === 0 || base.length * side.length > mostComparisons) return []
  const words = [base, side].map((units) => units.map(({ text }) => wordsOf(text)))
  const score = (one: number, other: number) => {
    const [x, y] = [base[one], side[other]]
    if (x === undefined || y === undefined || x.kind !== y.kind) return 0
    if (x.subject === y.subject) return 1
    const similarity = similarityOf(words[0]?.[one] ?? [], words[1]?.[other] ?? [])
    return similarity >= 0.5 ? similarity : 0
  }
  return longestCommon(base.length, side.length, score)
}

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}_]+/gu)
      ?.slice(0, 400) ?? []
  )
}

function similarityOf(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return 0
  const known = new Set(one)
  const common = new Set(other.filter((word) => known.has(word))).size
  return (2 * common) / (known.size + new Set(other).size)
}

/** For each unit of the first its place in the second, or -1: a longest common subsequence by key. */
function alignEqual(one: readonly Unit[], other: readonly Unit[], keyOf: (unit: Unit) => string): number[] {
  const found = Array<number>(one.length).fill(-1)
  const match = (from: number, to: number, otherFrom: number, otherTo: number): void => {
    const isSame = (x: number, y: number) => keyOf(one[x] as Unit) === keyOf(other[y] as Unit)
    let [start, otherStart, end, otherEnd] = [from, otherFrom, to, otherTo]
    while (start < end && otherStart < otherEnd && isSame(start, otherStart)) found[start++] = otherStart++
    while (start < end && otherStart < otherEnd && isSame(end - 1, otherEnd - 1)) found[--end] = --otherEnd
    if (start === end || otherStart === otherEnd) return
    const [length, otherLength] = [end - start, otherEnd - otherStart]
    if (length * otherLength <= mostComparisons) {
      const score = (x: number, y: number) => (isSame(start + x, otherStart + y) ? 1 : 0)
      for (const [x, y] of longestCommon(length, otherLength, score)) found[start + x] = otherStart + y
      return
    }
    // Too many to compare: units that each side has once are anchors.
    let [last, otherLast] = [start, otherStart]
    for (const [x, y] of findAnchors(
      one.slice(start, end).map(keyOf),
      other.slice(otherStart, otherEnd).map(keyOf),
    )) {
      match(last, start + x, otherLast, otherStart + y)
      found[start + x] = otherStart + y
      last = start + x + 1
      otherLast = otherStart + y + 1
    }
    if (last > start) match(last, end, otherLast, otherEnd)
  }
  match(0, one.length, 0, other.length)
  return found
}

/** Keys that stand once on each side, in an order that both have. */
function findAnchors(one: readonly string[], other: readonly string[]): [number, number][] {
  const once = (keys: readonly string[]) => {
    const places = new Map<string, number>()
    for (const [index, key] of keys.entries()) places.set(key, places.has(key) ? -1 : index)
    return places
  }
  const places = once(other)
  const anchors: [number, number][] = []
  for (const [key, index] of once(one)) {
    const at = places.get(key) ?? -1
    if (index >= 0 && at > (anchors.at(-1)?.[1] ?? -1)) anchors.push([index, at])
  }
  return anchors
}

/** The pairs, in order on both sides, with the highest sum of scores. */
function longestCommon(
  length: number,
  otherLength: number,
  score: (one: number, other: number) => number,
): [number, number][] {
  const width = otherLength + 1
  const best = new Float64Array((length + 1) * width)
  const at = (one: number, other: number) => best[one * width + other] ?? 0
  const scores = new Float64Array(length * otherLength)
  for (let one = length - 1; one >= 0; one -= 1) {
    for (let other = otherLength - 1; other >= 0; other -= 1) {
      const own = score(one, other)
      scores[one * otherLength + other] = own
      const both = own > 0 ? own + at(one + 1, other + 1) : 0
      best[one * width + other] = Math.max(both, at(one + 1, other), at(one, other + 1))
    }
  }
  const pairs: [number, number][] = []
  for (let one = 0, other = 0; one < length && other < otherLength; ) {
    const own = scores[one * otherLength + other] ?? 0
    if (own > 0 && at(one, other) === own + at(one + 1, other + 1)) pairs.push([one++, other++])
    else if (at(one + 1, other) >= at(one, other + 1)) one += 1
    else other += 1
  }
  return pairs
}
