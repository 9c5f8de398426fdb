import { fileNameOf } from '../files/language.js'
import type { Block, BlockPart } from './blocks.js'
import { deriveIntent } from './intent.js'
import type { CommitMention, Intent, Mention, PathMention, SymbolMention } from './mention.js'
import { findCalls, listNamesBeside, parseCommands, parseSymbolName } from './mentions-by-kind.js'
import { isFileExtension, type PathShape, parsePathShape } from './paths.js'

/** What one block names, but for "line 12". `folders`: what its paths may be relative to. */
export function deriveBlockMentions(block: Block, folders: readonly string[]): Mention[] {
  const mentions: Mention[] = []
  for (const piece of block.pieces) {
    if (piece.kind === 'code') mentions.push(...deriveFromCode(block, piece, folders))
    else if (piece.kind === 'prose') mentions.push(...deriveFromProse(block, piece, folders))
    else mentions.push(...deriveFromLink(block, piece, folders))
  }
  return spreadGone(
    mentions.map((each) => withNames(each, block)),
    block,
  )
}

function withNames(mention: Mention, { text, start }: Block): Mention {
  if (mention.kind !== 'lines') return mention
  const { span } = mention
  return { ...mention, beside: listNamesBeside(text, span.start - start, span.end - start) }
}

/** What is gone in one place of a block is gone in all of it: "`git mv a.md b.md`, then look for `a.md`". */
function spreadGone(mentions: readonly Mention[], { pieces }: Block): Mention[] {
  const gone = new Set(
    mentions.flatMap((each) => (each.kind === 'path' && each.intent === 'gone' ? [each.path] : [])),
  )
  const commands = pieces.filter(({ kind, text }) => kind === 'code' && takesAway.test(text.trim()))
  if (gone.size === 0 && commands.length === 0) return [...mentions]
  return mentions.map((each) => {
    const { path } = each.kind === 'path' ? each : each.kind === 'lines' ? each.of : { path: null }
    const isGone = path !== null && (gone.has(path) || commands.some(({ text }) => text.includes(path)))
    return isGone ? { ...each, intent: 'gone' } : each
  })
}

/** Commands after which a path is not where it was. */
const takesAway = /^\$?\s*(?:git\s+)?(?:rm|mv)\s/

function deriveFromCode(block: Block, piece: BlockPart, folders: readonly string[]): Mention[] {
  const code = piece.text.trim()
  const indent = piece.text.length - piece.text.trimStart().length
  const whole = { start: piece.start + indent, end: piece.start + indent + code.length }
  // With its back-ticks, so that what stands around is only words.
  const intent = deriveIntent(block, piece, piece.start, piece.start + piece.text.length)
  const base = { span: whole, text: code, intent }
  const commands = parseCommands(code).map((command): Mention => ({ ...base, kind: 'command', ...command }))
  const words = [...listWords(code)]
  const isCommand = words.length > 1
  const paths = words.flatMap(({ text, start }) => {
    const shape = parsePathShape(text)
    if (shape === null || (isCommand && !looksLikeFile(shape.path))) return []
    const meant = isCommand ? commandIntent(code, intent) : intent
    const sure = shape.sure && !isCommand
    return toMentions({ ...shape, sure }, whole.start + start, text, meant, folders)
  })
  if (paths.length > 0 || commands.length > 0) return [...commands, ...paths]
  if (isCommitId(code)) return [{ ...base, kind: 'commit', id: code } satisfies CommitMention]
  const symbol = parseSymbolName(code)
  return symbol === null ? [] : [{ ...base, kind: 'symbol', ...symbol } satisfies SymbolMention]
}

/** What a command does with a file: git tells of history, and `rm` of what is to go. */
function commandIntent(code: string, intent: Intent): Intent {
  if (/^\$?\s*(?:git|rm|mv|trash|unlink|del)\s/.test(code)) return 'gone'
  return /^\$?\s*(?:touch|mkdir|tee|cp|curl|wget)\s|>/.test(code) ? 'planned' : intent
}

function deriveFromProse(block: Block, piece: BlockPart, folders: readonly string[]): Mention[] {
  const mentions: Mention[] = []
  for (const { text, start } of listWords(piece.text, mayBeFile)) {
    const shape = parsePathShape(text.replace(/\\(?=[_*[\]()#.-])/g, ''))
    if (shape === null || !looksLikeFile(shape.path)) continue
    const at = piece.start + start
    const intent = deriveIntent(block, piece, at, at + text.length)
    // Escapes would shift the numbers.
    const places = text.includes('\\') ? [] : shape.places
    mentions.push(...toMentions({ ...shape, places, sure: false }, at, text, intent, folders))
  }
  for (const { name, start, end } of findCalls(piece.text)) {
    const span = { start: piece.start + start, end: piece.start + end }
    const intent = deriveIntent(block, piece, span.start, span.end)
    const text = piece.text.slice(start, end)
    mentions.push({ kind: 'symbol', span, text, intent, name, owner: null, form: 'call' })
  }
  for (const match of piece.text.matchAll(/\b(?:commit|sha|revision)\s([0-9a-f]{7,40})\b/gi)) {
    const id = match[1] ?? ''
    const end = piece.start + match.index + match[0].length
    const span = { start: end - id.length, end }
    if (isCommitId(id)) mentions.push({ kind: 'commit', span, text: id, intent: 'stated', id })
  }
  return mentions
}

function deriveFromLink(block: Block, piece: BlockPart, folders: readonly string[]): Mention[] {
  if (/^(?:[a-z][a-z\d+.-]*:|[/#?])/i.test(piece.text)) return []
  const shape = parsePathShape(decode(piece.text.replace(/\?[^#]*/, '')))
  if (shape === null) return []
  const intent = deriveIntent(block, piece, piece.start, piece.start + piece.text.length)
  const isAnchor = /\.(?:md|mdx|html?|rst|adoc)$/i.test(shape.path)
  const meant = { ...shape, symbol: isAnchor ? null : shape.symbol, sure: isFileExtension(shape.path) }
  return toMentions(meant, piece.start, piece.text, intent, folders)
}

function decode(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    // `%` that encodes nothing: it is meant as it stands.
    return url
  }
}

function toMentions(
  { path, symbol, places, sure }: PathShape,
  start: number,
  text: string,
  intent: Intent,
  folders: readonly string[],
): Mention[] {
  const span = { start, end: start + text.length }
  const of: PathMention = { kind: 'path', span, text, intent, path, folders, symbol, sure }
  const lines = places.map((place, index): Mention => {
    const numbers = { start: start + place.start, end: start + place.end }
    // Of several places each has its own numbers, and the first the path.
    const said = index === 0 ? { span, text } : { span: numbers, text: text.slice(place.start, place.end) }
    return { kind: 'lines', ...said, intent, of, lines: place.lines, numbers, beside: [] }
  })
  return [of, ...lines]
}

/** In a sentence or a command, what has no extension and no final `/` is rarely a path. */
function looksLikeFile(path: string): boolean {
  return path.endsWith('/') || isFileExtension(fileNameOf(path))
}

/** At least one digit and one letter: neither a number nor a word. */
function isCommitId(text: string): boolean {
  return /^[0-9a-f]{7,40}$/.test(text) && /\d/.test(text) && /[a-f]/.test(text)
}

/** Nearly all words of a sentence have neither a folder nor an extension; the rest costs a closer look. */
function mayBeFile(word: string): boolean {
  return word.includes('/') || word.includes('.', 1)
}

/** Words between white space, without the marks that stand around them; `--config=x.json` is `x.json`. */
function* listWords(
  text: string,
  isWanted: (word: string) => boolean = () => true,
): Generator<{ text: string; start: number }> {
  for (const match of text.matchAll(/(?:[^\s,;|]|(?<=:\d[\d,-]{0,40}),(?=\d))+/g)) {
    if (!isWanted(match[0])) continue
    const option = /^--?[\w-]+=/.exec(match[0])?.[0] ?? /^[A-Z_]+=/.exec(match[0])?.[0] ?? ''
    const opening = /^["'“”‘’([{*_<]*/.exec(match[0].slice(option.length))?.[0] ?? ''
    const from = option.length + opening.length
    const word = trimEnd(match[0].slice(from))
    if (word !== '') yield { text: word, start: match.index + from }
  }
}

/** Closing marks that were not opened in the word: `(auth)/login.tsx` keeps its own. */
function trimEnd(word: string): string {
  let end = word.length
  for (; end > 0; end--) {
    const last = word[end - 1] ?? ''
    if (!/["'“”‘’)\]}*_>.,;:!?…]/.test(last)) break
    if (last === ')' && word.slice(0, end).includes('(')) break
    if (last === ']' && word.slice(0, end).includes('[')) break
  }
  return word.slice(0, end)
}
