import type { LineRange } from '../facts.js'
import { escapePattern, findWord, isTelling } from '../languages/identifiers.js'
import type { CommandMention, SymbolMention } from './mention.js'
import { isFileExtension } from './paths.js'

/** A symbol as it is said: `Session.create` has an owner, `create()` has none. */
export interface SaidSymbol {
  name: string
  owner: string | null
}

export function parseSaidSymbol(text: string): SaidSymbol {
  const parts = text.split(/\.|::|#/)
  return { name: parts.at(-1) ?? '', owner: parts.at(-2) ?? null }
}

/** Whether a symbol is the one that is said: by its own name, and by that of what holds it where that is said too. */
export function isSaid({ name, owner }: SaidSymbol, qualifiedName: string): boolean {
  // Nearly all are others, which need not be taken apart.
  if (!qualifiedName.endsWith(name)) return false
  const parts = qualifiedName.split(/\.|::|(?<=.)#/)
  if (parts.at(-1)?.replace(/^#/, '') !== name) return false
  return owner === null || parts.at(-2) === owner
}

/** Whether a line may declare a name that no outline lists: a local, a field, a key. Calls and imports declare nothing. */
export function mayDeclare(line: string, name: string): boolean {
  if (findWord(line, name).length === 0) return false
  const word = escapePattern(name)
  return new RegExp(
    String.raw`\b(?:const|let|var|val|def|defp|fn|func|fun|function|class|interface|type|struct|enum|trait|module|macro|static|async|export default|as|void|int|auto)\s+\*?${word}(?![\w$])|(?<![\w$.])${word}['"]?\s*(?:[:=](?!=)|\([^()]*\)\s*(?:\{|=>|:))|\.${word}\s*=(?!=)`,
  ).test(line)
}

/** Whether a line may import a name from a package, which is not looked at; relative imports are. */
export function mayBring(line: string, name: string): boolean {
  if (findWord(line, name).length === 0) return false
  const isAlone = new RegExp(String.raw`^\s*(?:type\s+)?${escapePattern(name)}(?:\s+as\s+\w+)?,?\s*$`).test(
    line,
  )
  const isImport = /^\s*(?:import|from|export|use|using|pub use|require\w*)\b|\brequire\s*\(/.test(line)
  return isAlone || (isImport && !/['"]\.{1,2}\/|^\s*from\s+\.|\b(?:crate|super|self)::/.test(line))
}

/** Whether a line uses a name on something else, `store.prune()`, which may have it from anywhere. */
export function isReached(line: string, name: string): boolean {
  return findWord(line, name).some((at) => /(?:\.|->|::)\s*$/.test(line.slice(0, at)))
}

/** Places that a sentence names in words; offsets in the text. */
interface WordedLines {
  lines: LineRange
  /** The words and the number: `line 12`; for further ones of a list the number alone. */
  start: number
  end: number
  /** The number or numbers alone. */
  numbers: { start: number; end: number }
}

const worded =
  /(?<![\p{L}\p{N}_~#:/.-])(?:lines?\s{1,3}|L)(\d{1,6})(?:\s?(?:-|–|—|to|through)\s?L?(\d{1,6}))?((?:(?:,\s?|\s?(?:and|&)\s)\d{1,6}(?:[-–]\d{1,6})?(?![\p{L}\p{N}%]))*)(?![\p{L}\p{N}_%]|[.,]\d)/giu

const rough =
  /(?:~|≈|\b(?:around|about|approx(?:\.|imately)?|near|roughly|circa|some|up to|over|every|per))\s*$/i

/** `line 12`, `lines 12-20`, `lines 12, 40-42 and 80`, `L12-L20`; not a size ("120 lines") and nothing approximate. */
export function* findLines(words: string): Generator<WordedLines> {
  for (const match of words.matchAll(worded)) {
    if (rough.test(words.slice(Math.max(0, match.index - 20), match.index))) continue
    // `L2` is a cache before it is a line.
    if (/^l\d/i.test(match[0]) && !/^L\d{2}|^L\d+\s?[-–]/.test(match[0])) continue
    const start = match.index
    const more = match[3] ?? ''
    const first = start + match[0].length - more.length
    const begin = start + match[0].search(/\d/)
    yield* toPlace(match[1], match[2], start, { start: begin, end: first })
    for (const each of more.matchAll(/(\d+)(?:[-–](\d+))?/g)) {
      const at = first + each.index
      yield* toPlace(each[1], each[2], at, { start: at, end: at + each[0].length })
    }
  }
}

function* toPlace(
  from: string | undefined,
  to: string | undefined,
  start: number,
  numbers: { start: number; end: number },
): Generator<WordedLines> {
  const first = Number(from)
  const last = Number(to ?? from)
  if (first > 0 && last >= first) yield { lines: [first, last], start, end: numbers.end, numbers }
}

/** Names with a hump, a low line or several capitals near a stretch of a text: what nobody writes but in code. */
export function listNamesBeside(text: string, start: number, end: number): string[] {
  const around = `${text.slice(Math.max(0, start - 80), start)} ${text.slice(end, end + 80)}`
  const names =
    around.match(/(?<![\w$./-])[A-Za-z_$][\w$]*(?:_[A-Za-z0-9]|[a-z0-9][A-Z])[\w$]*(?![\w$]|[./-]\w)/g) ?? []
  return [...new Set(names)]
}

type Named = Pick<SymbolMention, 'name' | 'owner' | 'form'>

const call =
  /^(?:new\s+|await\s+)?([\p{L}_$][\p{L}\p{N}_$]*(?:(?:\.|::|#|->)[\p{L}_$][\p{L}\p{N}_$]*)*)\([^\n]*\)$/u
const member = /^[\p{L}_$][\p{L}\p{N}_$]*(?:(?:\.|::|#)[\p{L}_$][\p{L}\p{N}_$]*)+$/u
const bare = /^[\p{L}_$][\p{L}\p{N}_$]*$/u

/** Reads a whole piece of code as the name of a symbol; null where it is none. */
export function parseSymbolName(code: string): Named | null {
  if (code.length > 200) return null
  const called = call.exec(code)?.[1]
  if (called !== undefined) return split(called, 'call')
  if (member.test(code)) return isFileExtension(code) ? null : split(code, 'member')
  return bare.test(code) && isTelling(code) ? { name: code, owner: null, form: 'bare' } : null
}

/** `Session.create`, `Session::create`, `Session#create`; `this` and `self` own nothing that has a name. */
function split(text: string, form: Named['form']): Named {
  const parts = text.split(/\.|::|#|->/)
  const name = parts.at(-1) ?? ''
  const owner = parts.at(-2) ?? null
  return { name, owner: owner === 'this' || owner === 'self' ? null : owner, form }
}

/** `name()` in a sentence, with its place. */
export function* findCalls(prose: string): Generator<{ name: string; start: number; end: number }> {
  // Few sentences have any, and the pattern looks at every letter.
  if (!prose.includes('()')) return
  for (const match of prose.matchAll(/(?<![\p{L}\p{N}_$.`/-])[\p{L}_$][\p{L}\p{N}_$]{0,99}\(\)/gu)) {
    yield { name: match[0].slice(0, -2), start: match.index, end: match.index + match[0].length }
  }
}

type Command = Pick<CommandMention, 'runner' | 'name'>

/** Options of the package managers, make and just that take the next word with them. */
const withValue =
  /^(?:-w|--workspace|--filter|-F|-C|--cwd|--dir|--prefix|-f|--file|--directory|-j|--justfile|-d|--working-directory|--makefile)$/

/** Reads a piece of code as commands, `&&` and `;` between them, and tells which scripts and targets it calls. */
export function parseCommands(code: string): Command[] {
  if (code.length > 500) return []
  return code.split(/&&|\|\|?|;|\n/).flatMap((part) => parseCommand(part.trim().split(/\s+/)))
}

function parseCommand(words: readonly string[]): Command[] {
  const [program = '', ...rest] = dropPrefixes(words)
  const plain = dropOptions(rest)
  switch (program) {
    case 'npm':
      return parseNpm(plain)
    case 'pnpm':
    case 'yarn':
    case 'bun':
      return parsePackage(program, plain)
    case 'make':
    case 'gmake':
      return plain.flatMap((name) => command('make', name))
    case 'just':
      return plain.slice(0, 1).flatMap((name) => command('just', name))
    default:
      return []
  }
}

/** `$ CI=1 sudo npm …` */
function dropPrefixes(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => !/^(?:[A-Z_][A-Z0-9_]*=.*|sudo|time|\$|>)$/.test(word))
  return first === -1 ? [] : words.slice(first)
}

function dropOptions(words: readonly string[]): string[] {
  const plain: string[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    // What follows belongs to the script.
    if (word === '--') break
    if (withValue.test(word)) at++
    else if (!word.startsWith('-')) plain.push(word)
  }
  return plain
}

function parseNpm([verb = '', script = '']: readonly string[]): Command[] {
  if (verb === 'run' || verb === 'run-script') return command('package', script)
  if (verb === 'test' || verb === 't') return command('package', 'test')
  return verb === 'start' ? command('package', 'start') : []
}

/** `yarn workspace web build`, `pnpm build`, `bun run build`; a word that is no script is the program's own command. */
function parsePackage(program: string, [verb = '', ...rest]: readonly string[]): Command[] {
  if (verb === 'run' || verb === 'run-script') return command('package', rest[0] ?? '')
  if (verb === 'workspace') return parsePackage(program, rest.slice(1))
  if (program === 'bun' && verb === 'test') return []
  return command('package', verb)
}

/** Variables, globs, placeholders and assignments are no names. */
function command(runner: Command['runner'], name: string): Command[] {
  return /^[A-Za-z0-9_@][\w:./@-]*$/.test(name) && !/\.\.\./.test(name) ? [{ runner, name }] : []
}
