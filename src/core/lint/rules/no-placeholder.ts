import type { Finding, Rule } from '../lint.js'
import { type ProseBlock, readProse } from '../page.js'

/** Words that stand for what is still to be said; the whole of a text, or all of it behind a label. */
const stand =
  '(?:T\\.?B\\.?[DCA]\\.?|to be (?:determined|decided|defined|done|added|written|filled(?: in)?|confirmed)|TODO|FIXME|XXX+|' +
  'lorem ipsum\\b[^]{0,400}|(?:add|insert|describe|your|fill in|write)\\b[^:]{0,60}\\bhere|fill (?:me|this) in|placeholder|' +
  'coming soon|\\.{3,}|…+)'
const whole = new RegExp(`^[[({<*_\\s]*${stand}[\\])}>*_.!\\s]*$`, 'i')
const labelled = new RegExp(`^[^:]{1,60}:[[({<*_\\s]*${stand}[\\])}>*_.!\\s]*$`, 'i')

/** `[Describe the next step]`, `{{ feature }}`, `<what was done>`: instructions of a template, left as they were. */
const instruction =
  /^(?:\[(?![ xX]\])[A-Za-z][^[\]]{2,120}\]|\{\{[^{}]{1,120}\}\}|<[A-Za-z][^<>]{2,120}>)[.\s]*$/
const labelledInstruction =
  /^[^:[{<]{1,60}:\s*(?:\[(?![ xX]\])[A-Z][^[\]]{2,120}\]|\{\{[^{}]{1,120}\}\}|<[a-z][a-z ]{2,120}>)[.\s]*$/

/** Errors on what only holds the place of a text: nothing can be done with it, and it looks as if it were filled. */
export const noPlaceholder: Rule = {
  id: 'no-placeholder',
  find({ page, derivedSpans }) {
    if (page === null) return []
    return readProse(page, derivedSpans).flatMap(judge)
  },
}

function judge(block: ProseBlock): Finding[] {
  const { text, start, end, node } = block
  // A link or code says something, whatever its words are; a plan of columns may well be empty.
  if (text.length > 500 || node.type === 'heading' || node.children.some(saysSomething)) return []
  const stands = whole.test(text) || labelled.test(text)
  if (!stands && !instruction.test(text) && !labelledInstruction.test(text)) return []
  return [
    {
      span: { start, end },
      cause: stands ? 'placeholder' : 'template-text',
      reason: stands ? 'This is only a placeholder' : 'This is text of a template that was not filled in',
      hint: 'Write what is known and who knows the rest, or remove the line.',
    },
  ]
}

/** Whether a text is nothing but a placeholder: one finding on it is enough. */
export function standsForWords(text: string): boolean {
  return whole.test(text) || instruction.test(text)
}

function saysSomething({ type }: { type: string }): boolean {
  return type === 'link' || type === 'linkReference' || type === 'inlineCode' || type === 'image'
}
