/** A paragraph of a commit message, or a heading; the other of the two is empty. */
export interface MessageBlock {
  heading: string
  /** On one line. Lines that are set in keep their margin, as code does. */
  text: string
}

/** `## Context`, `**Why**`, `Motivation:`; also with the paragraph behind it, as `Why: tokens must be revocable.` */
const markdownHeading = /^(?:#{1,6}\s+(.+?)|\*\*([^*]+)\*\*|__([^_]+)__)\s*:?\s*#*$/
const labelAlone = /^([A-Z][\w ]{1,30}):$/
const labelled = /^(context|why|motivation|background|rationale|problem|reason|purpose):\s+(?=\S)/i
const longestBody = 20_000

/** Takes a message below its subject apart. What templates say in comments is nobody's word. */
export function parseMessageBlocks(body: string): MessageBlock[] {
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
    const heading = markdownHeading.exec(line) ?? labelAlone.exec(line)
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
