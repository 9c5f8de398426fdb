/** What a word of an item is: prose, or something that names a thing by itself. */
export type TokenKind = 'word' | 'number' | 'proper' | 'quote' | 'path' | 'name' | 'code' | 'stop'

export interface Token {
  kind: TokenKind
  /** As written, without the punctuation around it; for stops the mark itself, `\n` included. */
  text: string
  /** Lower case, typographic apostrophes made plain. */
  lower: string
}

type Push = (kind: TokenKind, text: string) => void

/** An item says within these many characters what it is about; the rest would only cost time. */
const longestItem = 6_000

const extensions =
  'astro|bash|bat|c|cc|cfg|cjs|conf|cpp|cs|css|csv|cts|dart|db|env|erb|ex|exs|go|gradle|graphql|groovy|h|hpp|html|ini|ipynb|java|jl|js|json|jsonl|jsx|kt|kts|less|lock|log|lua|m|md|mdx|mjs|mts|php|pl|png|prisma|properties|proto|ps1|py|pyi|rb|rs|rst|sass|scala|scd|scss|sh|sql|svelte|svg|swift|tex|tf|toml|ts|tsx|txt|vue|wasm|xml|yaml|yml|zig|zsh'
const file = new RegExp(`^[@.~]?[\\w./\\\\@+-]{0,200}\\w\\.(?:${extensions})(?:[:#][\\w.,-]{1,60})?$`, 'i')
const folder = /^(?:~|\.{1,2})?\/?(?:[\w.@*-]{1,80}\/){1,20}(?:[\w.@*-]{1,80})?$/
const dotfile = /^\.[a-z][\w.-]{2,40}$/
const name =
  /^(?:--?[a-z][\w-]{1,40}|\$\w{2,40}|\w{1,60}(?:\.\w{1,60}){0,4}\(\)?|\w{1,60}(?:::\w{1,60}){1,4}|[A-Z][A-Z\d]{1,30}(?:_[A-Z\d]{1,30}){1,8}|\w{0,30}[a-z\d]_[a-z\d]\w{0,30}|[a-z]{2,30}[A-Z][A-Za-z\d]{1,40}|(?:[A-Z][a-z\d]{1,30}){2,6}|#\d{1,6}|[a-f\d]{7,40})$/
/** Labels people number their items with: `TASK-064:`, `T19`, `P0`, `Phase 2`. */
const label = /^(?:[A-Z]{1,8}-?\d{1,4}(?:\.\d{1,3})?[a-z]?|\d{1,3}(?:\.\d{1,3}){0,3})$/
const chunk = /`{1,3}([^`]{1,400})`{1,3}|"([^"\n]{1,90})"|“([^”\n]{1,90})”|\n|[^\s`"“”]{1,400}|["“”`]/g
/** Marks the lines that begin something: the others go on with the line before. */
const block = '\uE000'
const trailing = /[.,;:!?)\]}…]$/

/** The words of an item's Markdown, in order; its markers, emphasis, comments and emoji are left out. */
export function parseTokens(markdown: string): Token[] {
  const tokens: Token[] = []
  const push: Push = (kind, text) => {
    tokens.push({ kind, text, lower: text.toLowerCase() })
  }
  for (const match of clean(markdown).matchAll(chunk)) {
    const [whole, code, plain, curly] = match
    const quoted = plain ?? curly
    if (whole === '\n') push('stop', '\n')
    else if (code !== undefined) push(kindOfCode(code.trim()), code.trim())
    else if (quoted !== undefined) push('quote', quoted)
    else pushChunk(whole, tokens, push)
  }
  return tokens
}

function clean(markdown: string): string {
  return markdown
    .slice(0, longestItem)
    .replace(/\r\n?/g, '\n')
    .replace(/<!--[^>]{0,400}-->/g, ' ')
    .replace(/[’‘]/g, "'")
    .replace(/^[ \t]{0,40}(?:>[ \t]{0,4})?#{1,6}[ \t]+(.*)$/gm, `${block}$1\n${block}`)
    .replace(/^[ \t]{0,40}(?:[-*+]|\d{1,4}[.)])[ \t]{1,8}/gm, block)
    .replace(/^[ \t]{0,40}(?=\*\*|`{3}|\||$)/gm, block)
    .replace(/\n(?!\uE000)/g, ' ')
    .replaceAll(block, '')
    .replace(/\[[ xX~-]\][ \t]/g, '')
    .replace(/!?\[([^\]\n]{1,200})\]\(([^)\s]{1,300})\)/g, (_, text: string, target: string) =>
      /^\w{2,8}:/.test(target) ? text : `${text} \`${target}\``,
    )
    .replace(/^[ \t]{0,40}\||\|[ \t]{0,40}$/gm, '')
    .replace(/[ \t]\|[ \t]/g, ' | ')
    .replace(/\*{1,3}|~~|\p{Extended_Pictographic}|\uFE0F/gu, '')
    .replace(/(?<![\w])_{1,2}(?=\S)|(?<=\S)_{1,2}(?![\w])/g, '')
}

function kindOfCode(text: string): TokenKind {
  if (file.test(text) || (folder.test(text) && text.length > 2)) return 'path'
  return /^[\w.$#:()@-]{2,80}$/.test(text) ? 'name' : 'code'
}

function pushChunk(text: string, tokens: Token[], push: Push): void {
  let start = 0
  let end = text.length
  while (start < end && /[([{<]/.test(text.charAt(start))) push('stop', text.charAt(start++))
  const stops: string[] = []
  while (end > start && trailing.test(text.slice(end - 1, end))) {
    if (text.charAt(end - 1) === ')' && text.slice(start, end).endsWith('()')) break
    stops.unshift(text.charAt(--end))
  }
  const body = text.slice(start, end)
  if (body !== '') pushBody(body, tokens, push)
  for (const stop of stops) push('stop', stop)
}

function pushBody(body: string, tokens: Token[], push: Push): void {
  const kind = kindOfBody(body)
  if (kind !== null) {
    push(kind, body)
  } else if (/[→⇒]/.test(body)) {
    for (const [index, part] of body.split(/[→⇒]/).entries()) {
      if (index > 0) push('stop', '→')
      if (part !== '') pushBody(part, tokens, push)
    }
  } else {
    for (const part of body.split(/[/–—]|--/)) {
      if (part !== '') push(isProper(part, tokens) ? 'proper' : 'word', part)
    }
  }
}

const mark = /^(?:[-–—|=+&]|->|=>|→|⇒|↔|<->|>=?|<=?|≥|≤)$/
/** Names of standards look like labels. */
const standard = /^(?:UTF|SHA|ES|H|S|MP|IPV|OAUTH)-?\d/i
const rooted = /^[.~/]|\/$|[._\d]|\b(?:src|lib|app|test|tests|docs|packages|internal|cmd|pkg)\//
const amount = /^[~≈><≥≤=$€+-]{0,2}\d[\d.,:x×%–-]{0,20}(?:[a-zA-Zµ%]{1,4}|\+)?$/

/** Null for what has to be looked at in parts. */
function kindOfBody(body: string): TokenKind | null {
  if (mark.test(body)) return 'stop'
  if (label.test(body) && /[A-Za-z]/.test(body) && !standard.test(body)) return 'stop'
  if (file.test(body) || dotfile.test(body) || (folder.test(body) && rooted.test(body))) return 'path'
  if (name.test(body)) return 'name'
  return amount.test(body) && !/[→⇒]/.test(body) ? 'number' : null
}

/** A capital inside a sentence, or an abbreviation: `Supabase`, `PDF`, `macOS`. */
function isProper(text: string, tokens: readonly Token[]): boolean {
  if (/^[A-Z][A-Z\d]{1,6}s?$/.test(text) || /^[a-z]{1,3}[A-Z]/.test(text)) return true
  const before = tokens.at(-1)
  if (before === undefined || (before.kind === 'stop' && !/^[,([&+]$/.test(before.text))) return false
  return /^[A-Z][a-z\d]/.test(text)
}

/** Short words that nearly every text of a language holds, and that few other languages share. */
const common = {
  english:
    'the and is are was were of to in for with that this it be not on as by from when will has have which if but or an at only must should so then we you they',
  spanish:
    'el los las una para con que por del como está este esta pero más cuando sin sobre entre también hay ser fue son',
  french:
    'le les des une pour avec que dans est sur pas plus mais comme aux ou sont cette ces être fait qui du au',
  german:
    'der die das und ist nicht mit für ein eine auf dem den von zu wird werden auch noch nur wenn oder aber sind bei nach',
  portuguese: 'os das dos uma para com que não por como mas mais quando está são foi ser também pela pelo',
  italian: 'il lo gli una per con che non del della sono come più ma anche quando nel nella è dei questo',
  dutch: 'het een van en niet met voor dat zijn op wordt maar ook nog als bij naar uit dit',
  polish: 'nie się jest że na do jak tylko oraz przez dla ale są być może już tego',
  turkish: 've bir bu için ile değil olarak daha çok ama gibi olan',
} as const

const words = Object.values(common).map((list) => new Set(list.split(' ')))
/** Letters; with fewer there is nothing to tell by, and most pages are English. */
const tooShort = 20
/** A page says within these many characters what language it is in; the rest would only cost time. */
const longestSample = 30_000

/** Judged by letters and the most common words, without code, paths and addresses; in doubt it counts as English. */
export function deriveIsEnglish(text: string): boolean {
  const prose = text.slice(0, longestSample).replace(/`[^`\n]{0,400}`/g, ' ')
  const chunks = prose.split(/\s+/).filter((chunk) => !/[/\\_]/.test(chunk))
  const plain = chunks.join(' ')
  const letters = plain.match(/\p{L}/gu)?.length ?? 0
  const latin = plain.match(/\p{Script=Latin}/gu)?.length ?? 0
  // One character of Chinese says as much as a word.
  if (latin < 0.7 * letters && letters - latin >= 4) return false
  if (letters < tooShort) return true
  const counts = words.map(() => 0)
  for (const [word] of plain.toLowerCase().matchAll(/\p{L}+/gu)) {
    words.forEach((list, index) => {
      if (list.has(word)) counts[index] = (counts[index] ?? 0) + 1
    })
  }
  const [english = 0, ...others] = counts
  return english >= Math.max(...others)
}
