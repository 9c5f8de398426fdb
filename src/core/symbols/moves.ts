/** Symbols that one file lost and another gained: the same symbol, in another place. */
import type { LineRange, SymbolChange } from '../facts.js'
import { chooseTable } from '../languages/index.js'
import { areSameSignatures } from './compare.js'
import type { FileReading, SymbolTrace } from './file-symbols.js'
import { type Candidate, deriveTokenBag, pairBestMatches } from './pair.js'
import { deriveLinedText, type LinedText, sliceLines } from './text.js'
import type { SymbolInput } from './types.js'

/** By hand on real ranges, 12 of 12 pairs of one name and kind this much alike were moves. */
const leastAlike = 0.6
/** Under another owner, or too short to say much, they must be nearly the same. */
const nearlySame = 0.85
const fewestLines = 3

interface SymbolPosition {
  file: number
  symbol: SymbolChange
  trace: SymbolTrace
  lines: LineRange
}

/** Turns removed and added symbols that are one and the same into moved ones; `readings` are those of `inputs`. */
export function deriveMoves(inputs: readonly SymbolInput[], readings: readonly FileReading[]): FileReading[] {
  const removed = listPlaces(readings, 'removed')
  const added = listPlaces(readings, 'added')
  const moves = new Map<SymbolChange, SymbolPosition>()
  const gone = new Set<SymbolChange>()
  const read = openTexts(inputs)
  for (const [name, from] of removed) {
    const to = added.get(name) ?? []
    const alike = pairBestMatches(
      from.map((place) => weigh(place, read(place.file, 'before'))),
      to.map((place) => weigh(place, read(place.file, 'after'))),
      canBeMove,
      leastAlike,
    )
    for (const match of alike) {
      moves.set(match.to.symbol, match.from)
      gone.add(match.from.symbol)
    }
  }
  return readings.map((reading) => applyMoves(reading, inputs, moves, gone))
}

/** Places of the symbols with a change, by kind and name. */
function listPlaces(
  readings: readonly FileReading[],
  change: 'removed' | 'added',
): Map<string, SymbolPosition[]> {
  const places = new Map<string, SymbolPosition[]>()
  readings.forEach((reading, file) => {
    reading.symbols.forEach((symbol, index) => {
      const trace = reading.traces[index]
      const lines = change === 'removed' ? trace?.before : symbol.lines
      if (symbol.change !== change || trace === undefined || lines == null) return
      const key = `${symbol.kind} ${symbol.name}`
      const list = places.get(key)
      const place: SymbolPosition = { file, symbol, trace, lines }
      if (list === undefined) places.set(key, [place])
      else list.push(place)
    })
  })
  return places
}

/** Texts of the files that a pair leads to, each split into lines once. */
function openTexts(inputs: readonly SymbolInput[]): (file: number, side: 'before' | 'after') => LinedText {
  const known = new Map<string, LinedText>()
  return (file, side) => {
    const key = `${side} ${file}`
    const lined = known.get(key) ?? deriveLinedText(inputs[file]?.[side] ?? '')
    known.set(key, lined)
    return lined
  }
}

function weigh(place: SymbolPosition, lined: LinedText): Candidate<SymbolPosition> {
  return { item: place, tokens: deriveTokenBag(sliceLines(lined, place.lines[0], place.lines[1])) }
}

function canBeMove(from: SymbolPosition, to: SymbolPosition, dice: number): boolean {
  if (from.file === to.file) return false
  const sameOwner = from.symbol.qualifiedName === to.symbol.qualifiedName
  return dice >= nearlySame || (sameOwner && isLong(from) && isLong(to))
}

function isLong({ lines: [first, last] }: SymbolPosition): boolean {
  return last - first + 1 >= fewestLines
}

function applyMoves(
  reading: FileReading,
  inputs: readonly SymbolInput[],
  moves: ReadonlyMap<SymbolChange, SymbolPosition>,
  gone: ReadonlySet<SymbolChange>,
): FileReading {
  const kept = reading.symbols.flatMap((symbol, index) => {
    const trace = reading.traces[index]
    if (gone.has(symbol) || trace === undefined) return []
    const from = moves.get(symbol)
    return [{ trace, symbol: from === undefined ? symbol : deriveMoved(symbol, trace, from, inputs) }]
  })
  return { ...reading, symbols: kept.map(({ symbol }) => symbol), traces: kept.map(({ trace }) => trace) }
}

/** The path it came from is the one that file has now, where it is still there: that is where a reader looks. */
function deriveMoved(
  symbol: SymbolChange,
  trace: SymbolTrace,
  from: SymbolPosition,
  inputs: readonly SymbolInput[],
): SymbolChange {
  const origin = inputs[from.file]
  const lexicon = origin === undefined ? undefined : chooseTable(origin)?.lexicon
  const before = { qualifiedName: from.symbol.qualifiedName, signatures: from.trace.signatures }
  const after = { qualifiedName: symbol.qualifiedName, signatures: trace.signatures }
  return {
    ...symbol,
    change: 'moved',
    previousName: from.symbol.qualifiedName === symbol.qualifiedName ? null : from.symbol.qualifiedName,
    previousPath: origin?.path ?? null,
    signatureChanged: lexicon !== undefined && !areSameSignatures(before, after, lexicon),
  }
}
