import type { FileChange, SymbolChange } from '../facts.js'
import { addTo } from '../groups.js'
import { renderCode } from '../text/code.js'

/** A symbol with what came or went together with it. */
export interface NamedSymbol {
  symbol: SymbolChange
  /** Its own members, where it was added or removed as a whole. */
  members: readonly SymbolChange[]
}

/** Names on one line and on the whole page: more than that nobody reads. */
const perFile = 8
const perPage = 40
/** Tests prove what the sources do; their names tell less. */
const perTestFile = 2
const forTests = 10
/** Members of a class that are named; more are counted. */
const namedMembers = 4

/**
 * What became of each file's symbols, as one line: ``Removed `signToken` (public API); added `createSession`; changed
 * `login` (signature)``. The page's share of names is dealt out file by file, the most telling first.
 */
export function deriveSymbolDetails(files: readonly FileChange[]): Map<FileChange, string> {
  const named = files
    .map((file) => ({ file, symbols: nameSymbols(listTold(file)) }))
    .filter(({ symbols }) => symbols.length > 0)
  const tests = dealOut(
    named.filter(({ file }) => file.kind === 'test'),
    perTestFile,
    forTests,
  )
  const dealt = [...tests.values()].reduce((sum, share) => sum + share, 0)
  const others = dealOut(
    named.filter(({ file }) => file.kind !== 'test'),
    perFile,
    perPage - dealt,
  )
  const details = new Map<FileChange, string>()
  for (const one of named) {
    const share = others.get(one) ?? tests.get(one) ?? 0
    if (share > 0) details.set(one.file, renderSymbols(one.symbols, share))
  }
  return details
}

/** A test exports what its runner finds; nobody builds on it. */
function listTold({ kind, symbols }: FileChange): readonly SymbolChange[] {
  return kind === 'test' ? symbols.map((symbol) => ({ ...symbol, exported: false })) : symbols
}

const order: readonly SymbolChange['change'][] = ['removed', 'added', 'renamed', 'moved', 'changed']

function renderSymbols(symbols: readonly NamedSymbol[], share: number): string {
  const told = symbols.slice(0, share)
  const isInner = ({ symbol }: NamedSymbol) => symbol.change === 'removed' && !symbol.exported
  // What others can use now is news before what they never could.
  const late = told.some(({ symbol }) => symbol.change === 'added' && symbol.exported) ? isInner : () => false
  const clauses = order.flatMap((change) => [
    ...renderClauses(
      change,
      told.filter((one) => !late(one)),
    ),
    ...(change === 'added' ? renderClauses('removed', told.filter(late)) : []),
  ])
  const [only] = told
  const whole = told.length === 1 && only !== undefined ? renderWhole(only) : null
  const rest = symbols.length - told.length
  const text = (whole ?? clauses.join('; ')) + (rest === 0 ? '' : ` + ${rest} more`)
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A class alone: ``added `RedisStore`: `get`, `set` ``. */
function renderWhole({ symbol, members }: NamedSymbol): string | null {
  if (markOf({ symbol, members }) !== '' || symbol.change === 'moved' || symbol.change === 'renamed')
    return null
  if (members.length === 0 || members.length > perFile) return null
  return `${symbol.change} ${renderCode(symbol.qualifiedName)}: ${members.map(({ name }) => renderCode(name)).join(', ')}`
}

/** What a caller elsewhere must know stands apart, with its mark: `removed `a`, `b` (public API); removed `c``. */
function renderClauses(change: SymbolChange['change'], told: readonly NamedSymbol[]): string[] {
  const ours = told.filter(({ symbol }) => symbol.change === change)
  const marks = [...new Set(ours.map(markOf))]
  const clauses = marks.map((mark) => {
    const names = joinNames(ours.filter((one) => markOf(one) === mark))
    return `${change} ${names}${mark === '' ? '' : ` (${mark})`}`
  })
  return clauses
}

/** A comma behind members would make the next symbol one of them: `` `Store` with `get`, `set`; `open` ``. */
function joinNames(symbols: readonly NamedSymbol[]): string {
  return symbols.reduce((text, symbol, index) => {
    const before = symbols[index - 1]
    const mark = before === undefined ? '' : namesMembers(before) ? '; ' : ', '
    return text + mark + renderName(symbol)
  }, '')
}

/** A class that moved or was renamed is told with its places only. */
function namesMembers({ symbol, members }: NamedSymbol): boolean {
  const isAway = symbol.change === 'renamed' || symbol.change === 'moved'
  return !isAway && members.length > 0 && members.length <= namedMembers
}

function markOf({ symbol }: NamedSymbol): string {
  const breaks = symbol.exported && (symbol.change === 'removed' || symbol.signatureChanged)
  const marks = [...(symbol.signatureChanged ? ['signature'] : []), ...(breaks ? ['public API'] : [])]
  return marks.join(', ')
}

function renderName({ symbol, members }: NamedSymbol): string {
  const name = renderCode(symbol.qualifiedName)
  if (symbol.change === 'renamed' && symbol.previousName !== null)
    return `${renderCode(symbol.previousName)} to ${name}`
  if (symbol.change === 'moved' && symbol.previousPath !== null)
    return `${name} from ${renderCode(symbol.previousPath)}`
  if (members.length === 0) return name
  if (members.length > namedMembers) return `${name} with ${members.length} members`
  return `${name} with ${members.map((member) => renderCode(member.name)).join(', ')}`
}

const code = '(?:`[^`]+`|``(?:[^`\\n]|`(?!`)|`{3,}(?!`))+``)'
const names = `${code}(?: (?:to|from|with) (?:${code}|\\d+ members))?(?:[,;] ${code}(?: (?:to|from|with) (?:${code}|\\d+ members))?)*`
const clause = `(?:removed|added|renamed|moved|changed) ${names}(?: \\((?:signature|public API|signature, public API)\\))?`
const whole = `(?:removed|added) ${code}: ${code}(?:, ${code})*`
const symbolLine = new RegExp(`^(?:${whole}|${clause}(?:; ${clause})*)(?: \\+ \\d+ more)?$`, 'i')

/** Whether a nested line follows our grammar for symbols. */
export function isSymbolLine(text: string): boolean {
  return symbolLine.test(text)
}

/**
 * The symbols a reader wants named, the most telling first. Members of a class that came, went or moved as a whole
 * are told with it; changes of comments and white space are not told.
 */
export function nameSymbols(symbols: readonly SymbolChange[]): NamedSymbol[] {
  const telling = symbols.filter(({ cosmetic }) => !cosmetic)
  const wholes = new Map(
    telling.filter(({ change }) => change !== 'changed').map((one) => [keyOf(one, one.qualifiedName), one]),
  )
  const members = new Map<SymbolChange, SymbolChange[]>()
  const tops: SymbolChange[] = []
  for (const symbol of telling) {
    const whole = containersOf(symbol.qualifiedName)
      .map((container) => wholes.get(keyOf(symbol, container)))
      .find((found) => found !== undefined)
    if (whole === undefined) tops.push(symbol)
    else addTo(members, whole, symbol)
  }
  return tops
    .sort((a, b) => rank(a) - rank(b))
    .map((symbol) => ({ symbol, members: members.get(symbol) ?? [] }))
}

/** `a.B.c` → `a`, `a.B`: languages write containers with `.`, `::` or `#`. */
function containersOf(qualifiedName: string): string[] {
  return [...qualifiedName.matchAll(/\.|::|#/g)].map(({ index }) => qualifiedName.slice(0, index))
}

function keyOf({ change }: SymbolChange, name: string): string {
  return `${change} ${name}`
}

/** What other code must know first; then what is new, then what changed inside. */
function rank({ change, exported, signatureChanged }: SymbolChange): number {
  const weight =
    { removed: 0, renamed: 1, added: 2, moved: 3, changed: 4 }[change] - (signatureChanged ? 3.5 : 0)
  return weight + (exported ? 0 : 5)
}

/** What has names to tell: a file with its symbols. */
interface Claim {
  symbols: readonly unknown[]
}

/** One each in turn until the names are used up, so that no file takes all; how many each one gets. */
export function dealOut<C extends Claim>(claims: readonly C[], most: number, names: number): Map<C, number> {
  const shares = new Map<C, number>()
  let left = names
  for (let round = 1; round <= most; round++) {
    for (const claim of claims) {
      if (claim.symbols.length < round || left === 0) continue
      shares.set(claim, round)
      left--
    }
  }
  return shares
}
