/**
 * A signature below its file, a list item that holds fenced code:
 *
 *     - `createSession` (line 15):
 *       ```ts 5f03b1
 *       export async function createSession(user: User): Promise<Session>
 *       ```
 *
 * Code follows no grammar that could tell ours from a person's, so the fence carries a mark of what it holds, where no
 * reader of the rendered page sees it. Once a person has changed the code, the mark does not fit: it is theirs.
 */
import { showActing } from '../text/controls.js'
import { renderCode } from '../text/markdown.js'

export interface CodeBlock {
  /** The symbol's name, as a code span. */
  name: string
  /** 1-based. */
  line: number
  /** What a reader's highlighter calls the language. */
  language: string
  code: string
}

/** As a list item without its bullet: the lines below the first are nested by two blanks. */
export function renderCodeBlock({ name, line, language, code }: CodeBlock): string {
  const shown = code.split('\n').map((text) => showActing(text.replace(/\t/g, '  ')))
  const longest = Math.max(2, ...Array.from(code.matchAll(/`+/g), ([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const lines = [`${fence}${language} ${deriveMark(name, shown.join('\n'))}`, ...shown, fence]
  return `${name} (line ${line}):\n${lines.map((text) => `  ${text}`).join('\n')}`
}

const head = /^(`[^`\n]+`|``.+?``) \(line (\d+)\):[ \t]*\r?\n\s*/
const opening = /^(`{3,})[\w+#-]+ ([0-9a-f]{6})[ \t]*\r?\n/

/** What a block of ours says, to be compared with another; null for everything that people wrote or changed. */
export function parseCodeBlock(text: string): { name: string; key: string } | null {
  const [label, name = '', line] = head.exec(text) ?? []
  if (label === undefined) return null
  const rest = text.slice(label.length).trimEnd()
  const [first, fence = '', mark] = opening.exec(rest) ?? []
  if (first === undefined || !rest.endsWith(fence)) return null
  const code = rest.slice(first.length, -fence.length)
  return deriveMark(name, code) === mark ? { name, key: `${name} ${line} ${mark}` } : null
}

/** Whether a text that is no block of ours tells of the same symbol, with code. */
export function isCodeOf(name: string, human: string): boolean {
  return human.startsWith(name) && /^[ \t]*(?:`{3}|~{3})/m.test(human)
}

/** A name in the head of a block. */
export function renderCodeName(qualifiedName: string): string {
  return renderCode(qualifiedName)
}

/**
 * Six hexadecimal digits of FNV-1a (32 bits, the last 24 taken). White space, commas, semicolons and the kind of quotes
 * do not count: formatters change them in code that is fenced, too.
 */
function deriveMark(name: string, code: string): string {
  let hash = 0x811c9dc5
  const counted = `${name}\n${code.replace(/[\s,;'"]+/g, '')}`
  for (let at = 0; at < counted.length; at++) {
    hash = Math.imul(hash ^ counted.charCodeAt(at), 0x01000193)
  }
  return (hash & 0xffffff).toString(16).padStart(6, '0')
}
