import { isFileDetail, isFolderDetail, parseFileEntry } from '../entries/files.js'
import { isSymbolLine } from '../entries/symbols.js'
import { isDerivedScope } from './finish.js'
import { isDerivedStatus } from './tasks.js'

const list = /^(\s*)(?:[-*+]|\d{1,9}[.)])([ \t]+)(?:\[([ xX])\][ \t]+)?(.*)$/s

/** Equal for lines that say the same: ticks, the numbers of lists and white space at the end aside. */
export function lineKey(line: string): string {
  const [, indent = '', , , text = ''] = list.exec(line) ?? []
  if (text === '') return line.trimEnd()
  const isOrdered = /^\s*\d/.test(line)
  return `${indent}${isOrdered ? '1.' : line.trimStart()[0]} ${text}`.trimEnd()
}

/** As `lineKey`, and equal for two derived lines about the same thing; for people's lines it is their key. */
export function lineSubject(line: string): string {
  const key = lineKey(line)
  const text = list.exec(line)?.[4] ?? line
  const [, label, said = ''] = /^\*\*(Status|Scope):\*\* (.*)$/.exec(line) ?? []
  if (label === 'Status' && isDerivedStatus(said)) return 'derived status'
  if (label === 'Scope' && isDerivedScope(said)) return 'derived scope'
  if (/^# /.test(line)) return 'title'
  const file = parseFileEntry(text)
  if (file !== null) return `derived file ${file}`
  if (!/^\s/.test(line)) return key
  if (isSymbolLine(text)) return `derived ${text.split(' ', 1)[0]}`
  return isFileDetail(text) || isFolderDetail(text) ? `derived ${text.split('` (', 1)[0]}` : key
}

export function isSameLine(one: string, other: string): boolean {
  return lineKey(one) === lineKey(other)
}

/**
 * A line that both sides have changed, or added: both stay, one after the other, unless one says all that the other does. A
 * tick wins. Of two derived lines one is enough: it is derived anew at the next update.
 */
export function uniteLine(base: string | null, ours: string, theirs: string): string[] {
  const subject = lineSubject(ours)
  if (subject === lineSubject(theirs) && subject !== lineKey(ours) && subject !== 'title')
    return [ours > theirs ? ours : theirs]
  const isTicked = isDone(ours) || isDone(theirs)
  const tick = (line: string) =>
    isTicked ? line.replace(/^(\s*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[ \]/, '$1[x]') : line
  if (isSameLine(ours, theirs)) return [tick(ours)]
  if (base !== null && isSameLine(ours, base)) return [tick(theirs)]
  if (base !== null && isSameLine(theirs, base)) return [tick(ours)]
  const [text, other] = [ours, theirs].map((line) => (list.exec(line)?.[4] ?? line).trim())
  if (text === undefined || other === undefined) return [ours, theirs]
  if (other !== '' && text.includes(other)) return [tick(ours)]
  return text !== '' && other.includes(text) ? [tick(theirs)] : [ours, theirs]
}

function isDone(line: string): boolean {
  return /[xX]/.test(list.exec(line)?.[3] ?? '')
}
