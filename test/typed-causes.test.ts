import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { readText, type SyntaxNode } from '../src/core/languages/syntax.js'
import { openEngine } from '../src/symbols-host/engine.js'

const src = fileURLToPath(new URL('../src', import.meta.url))
const parser = (await openEngine(['typescript'], true)).get('typescript')

/** Texts that this program words itself, and rewords: nothing may be decided by them. */
const worded = /(?:^|\.)(?:reason|message|hint)$/
const looking = /^(?:includes|startsWith|endsWith|match|matchAll|search|indexOf)$/

/** Others' words: GitHub's about a locked conversation or a secondary limit, secretlint's about what it found. */
const readers = new Set(['action/api.ts', 'action/refusal.ts', 'core/secrets/find.ts'])

/** Lines on which a wording is looked into, as far as the syntax shows it. */
function listDecisions(path: string, text: string): string[] {
  const tree = parser?.parse(text, null)
  if (tree == null) throw new Error(`cannot parse ${path}`)
  const found: string[] = []
  const say = (node: SyntaxNode | null | undefined) => (node == null ? '' : readText(node, text))
  const isWorded = (node: SyntaxNode): boolean =>
    worded.test(
      say(node)
        .replace(/ \?\?[\s\S]*$/, '')
        .replaceAll('?.', '.'),
    )
  const isFixed = (node: SyntaxNode) =>
    node.type === 'regex' || (node.type === 'string' && /[a-z]{2}/i.test(say(node)))
  const visit = (node: SyntaxNode): void => {
    const add = () => found.push(`${path}:${node.startPosition.row + 1}`)
    const callee = node.type === 'call_expression' ? node.childForFieldName('function') : null
    if (callee?.type === 'member_expression') {
      const name = say(callee.childForFieldName('property'))
      const receiver = callee.childForFieldName('object')
      const given = node.childForFieldName('arguments')?.namedChildren ?? []
      if (receiver !== null && looking.test(name) && isWorded(receiver) && given.every(isFixed)) add()
      const isPattern = receiver?.type === 'regex' || receiver?.type === 'identifier'
      if (/^(?:test|exec)$/.test(name) && isPattern && given.some(isWorded)) add()
    }
    if (node.type === 'binary_expression' && /^[!=]==$/.test(say(node.childForFieldName('operator')))) {
      const sides = [node.childForFieldName('left'), node.childForFieldName('right')].filter(
        (side) => side !== null,
      )
      // A parameter called `message` may well be one of a few names.
      if (
        sides.some((side) => side.type === 'member_expression' && isWorded(side)) &&
        sides.some(({ type }) => type === 'string')
      )
        add()
    }
    for (const child of node.namedChildren) visit(child)
  }
  visit(tree.rootNode)
  tree.delete()
  return found
}

it.each([
  ["if (/history/.test(report.reason ?? 'x')) a()", 1],
  ['facts.limits.some(({ reason }) => /^uncommitted/.test(reason))', 1],
  ["error.message.includes('shallow')", 1],
  ["error?.message?.startsWith('shallow')", 1],
  ["if (found.reason === 'the page of the base') a()", 1],
  ['if (found.reason === null || message.length > 3) a()', 0],
  ["error.kind === 'history' && limit.kind === 'symbol-uses-cut'", 0],
  ["say(reason.replace(/x/, ''))", 0],
])('sees how often a wording decides in %s: %i', (code, expected) => {
  expect(listDecisions('x.ts', code)).toHaveLength(expected)
})

it('nothing decides by the words of a reason, a message or a hint', () => {
  const paths = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !readers.has(path))
  expect(paths.length).toBeGreaterThan(100)
  expect(paths.flatMap((path) => listDecisions(path, readFileSync(`${src}/${path}`, 'utf8')))).toEqual([])
})
