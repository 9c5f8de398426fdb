/** Conventional Commits, rules 12 and 16; with its space it is no trailer to git. */
const footer = /^BREAKING[ -]CHANGE: +(?=\S)/
/** `Refs: #12`, `Fixes #12`: what ends the footer before it, as an empty line does. */
const otherFooter = /^[A-Za-z][\w-]*(?:: | #\d)/

/** What the footers of a message say that a commit breaks, each on one line. */
export function parseBreakingFooters(body: string): string[] {
  const footers: string[][] = []
  let current: string[] | null = null
  for (const line of body.split('\n')) {
    const token = footer.exec(line)?.[0]
    if (token !== undefined) {
      current = [line.slice(token.length)]
      footers.push(current)
    } else if (line.trim() === '' || otherFooter.test(line)) current = null
    else current?.push(line)
  }
  return footers.map((lines) => lines.join(' ').replace(/\s+/g, ' ').trim())
}

/** In UTF-16 units: three or four lines. */
const maxLength = 320

/** Headings below which people say why they did something; `Summary` and its like lead on to what they begin with. */
const whyHeading =
  /^(?:(?:the )?(?:problem|motivation|background|context|rationale|reasons?|reasoning|purpose|goals?)|why\b.*)$/i
const leadHeading = /^(?:summary|description|overview|about|abstract|tl;?dr)$/i

/** Why a commit was made: the paragraph under a heading that announces it, else the first one; null if none stands alone. */
export function findMotive(body: string): string | null {
  const blocks = parseMessageBlocks(body)
  const below = (heading: RegExp) =>
    blocks.find(({ text }, index) => text !== '' && heading.test(blocks[index - 1]?.heading ?? ''))?.text
  const lead = blocks.find(({ text }) => !written.test(text))?.text
  for (const text of [below(whyHeading), lead, below(leadHeading)]) {
    if (text !== undefined && isProse(text) && !isDangling(text)) return shorten(text)
  }
  return null
}

/** What a forge, a bot or git writes, and numbers of issues with no more than a title: nobody's reason. */
const written =
  /^(?:\(cherry|bumps |merges? |release notes|https?:\S+$|(?:fix(?:e[ds])?|close[sd]?|resolve[sd]?|see|refs?|part of)[: ]+(?:[\w./-]*#\d|https?:))/i

/** Whole sentences: no list, quote, code or table, no footer. */
function isProse(text: string): boolean {
  if (/^(?:[-*+>|#~$•]|```|\(?(?:\d+[a-z]?|[a-z]|[ivx]+)[.)]\s|https?:)/i.test(text)) return false
  if (/^(?:[\w-]+|BREAKING CHANGE):\s/.test(text)) return false
  if (written.test(text)) return false
  return text.length >= 25 && /[\p{L}\p{N}][)`'"”]*[.!?]$/u.test(text) && text.split(/\s+/).length >= 4
}

/** Speaks of something that another text named: `This …`, `It …`, `However …`; of its author; or of the subject. */
const danglingOpening =
  /^(?:(?:this|that)\b(?! (?:branch|pr|pull request|series|merge request)\b)|(?:these|those|it|its|they|their|he|she|such|both|also|then|thus|hence|so|but|and|or|however|therefore|otherwise|instead|moreover|furthermore|additionally|in addition|similarly|likewise|meanwhile|besides|as (?:a result|such)|(?:with|for|to \w+|because of|in) (?:this|that|these|those|it)|I(?!\/))\b)/i
/** `Creates extra noise`: a sentence whose subject is the commit's. Verbs alone, since `Tokens expire` has its own. */
const verbOpening =
  /^(?:add|adjust|allow|avoid|break|bring|cause|change|clean|close|contain|convert|correct|create|drop|enable|ensure|extend|extract|fixe|fix|give|handle|help|implement|improve|include|introduce|keep|lead|let|make|mean|move|prevent|provide|put|refactor|reduce|remove|rename|replace|require|resolve|restore|return|revert|rework|run|set|show|simplifie|split|support|switche|turn|update|use|work|wrap)s\b/i
/** `(1) and (2)`, `1a/1b`: numbers of a list that stands elsewhere; not `open(2)`. */
const listReference = /(?:^|\s)\(\d+[a-z]?\)|\b\d[a-z]\/\d[a-z]\b/

function isDangling(text: string): boolean {
  return danglingOpening.test(text) || verbOpening.test(text) || listReference.test(text)
}

/** As many whole sentences as fit, one at least. */
function shorten(text: string): string {
  if (text.length <= maxLength) return text
  const ends = [...text.slice(0, maxLength).matchAll(/[.!?][)`'"”]*(?=\s+[^\s\p{Ll}])/gu)]
  const end = ends.map((match) => match.index + match[0].length).findLast((at) => at > 40)
  return end === undefined ? `${text.slice(0, text.lastIndexOf(' ', maxLength))} …` : text.slice(0, end)
}

/** A paragraph of a commit message, or a heading; the other of the two is empty. */
interface MessageBlock {
  heading: string
  /** On one line. Lines that are set in keep their margin, as code does. */
  text: string
}

/** `## Context`, `**Why**`, `Motivation:`; also with the paragraph behind it, as `Why: tokens must be revocable.` */
const markdownHeading = /^(?:#{1,6}\s+(.+?)|\*\*([^*]+)\*\*|__([^_]+)__)\s*:?\s*#*$/
const labelAlone = /^([A-Z][\w ]{1,30}):$/
const labelled = /^(context|why|motivation|background|rationale|problem|reason|purpose):\s+(?=\S)/i
const longestBody = 20_000
/** A longer line is no heading. */
const longestHeading = 200

/** Takes a message below its subject apart. What templates say in comments is nobody's word. */
function parseMessageBlocks(body: string): MessageBlock[] {
  const blocks: MessageBlock[] = []
  let lines: string[] = []
  const close = () => {
    const text = lines.join('\n')
    lines = []
    if (text.trim() === '') return
    const [label, name = ''] = labelled.exec(text) ?? []
    if (label !== undefined) blocks.push({ heading: name, text: '' })
    blocks.push({ heading: '', text: foldLines(label === undefined ? text : text.slice(label.length)) })
  }
  for (const line of body
    .slice(0, longestBody)
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .split('\n')) {
    const heading =
      line.length > longestHeading ? null : (markdownHeading.exec(line) ?? labelAlone.exec(line))
    if (heading === null && line.trim() !== '') {
      lines.push(line)
      continue
    }
    close()
    if (heading !== null) {
      const text = heading.slice(1).find((group) => group !== undefined) ?? ''
      blocks.push({ heading: text.replace(/(?<![\s:?])[\s:?]+$/, '').trim(), text: '' })
    }
  }
  close()
  return blocks
}

function foldLines(text: string): string {
  const margin = /^(?: {4}|\t)/.test(text) ? '    ' : ''
  return margin + text.replace(/\s+/g, ' ').trim()
}
