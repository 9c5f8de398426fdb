/**
 * Compares what `facts --json` claims of symbols beyond added, removed and changed (renamed, moved, a new signature,
 * only cosmetic) with 104 claims on real ranges that were checked by reading the code.
 *
 *   tsx bench/score-flags.ts REPOSITORIES     where OWNER+NAME/repo is a clone of OWNER/NAME
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { BranchFacts, SymbolChange } from '../src/core/facts.js'

interface Claim {
  repository: string
  base: string
  head: string
  path: string
  symbol: string
  claim: 'renamed' | 'moved' | 'signature' | 'cosmetic'
  /** The old name of what was renamed, the old path of what was moved. */
  from?: string
  right: boolean
}

const root = path.resolve(import.meta.dirname, '..')
const claims: Claim[] = JSON.parse(readFileSync(path.join(root, 'bench/symbol-flags.json'), 'utf8'))
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Name the folder with the repositories.')

const known = new Map<string, BranchFacts>()
const scores = new Map<Claim['claim'], { right: number; wrong: number; missed: number }>()
for (const claim of claims) {
  const score = scores.get(claim.claim) ?? { right: 0, wrong: 0, missed: 0 }
  scores.set(claim.claim, score)
  const found = readFacts(claim)
    .files.find((file) => file.path === claim.path)
    ?.symbols.some((symbol) => makes(symbol, claim))
  if (found === true) score[claim.right ? 'right' : 'wrong']++
  else if (claim.right) score.missed++
}
for (const [claim, { right, wrong, missed }] of scores) {
  const precision = ((100 * right) / (right + wrong)).toFixed(1)
  console.log(`${claim.padEnd(10)} precision ${precision} right ${right} wrong ${wrong} missed ${missed}`)
}

function readFacts({ repository, base, head }: Claim): BranchFacts {
  const key = `${base}..${head}`
  const before = known.get(key)
  if (before !== undefined) return before
  const clone = path.join(folder ?? '', repository.replace('/', '+'), 'repo')
  const args = [
    path.join(root, 'dist/cli.js'),
    'facts',
    '--json',
    '--base',
    base,
    '--head',
    head,
    '-C',
    clone,
  ]
  const facts: BranchFacts = JSON.parse(
    execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 30 }),
  )
  known.set(key, facts)
  return facts
}

function makes(symbol: SymbolChange, { symbol: name, claim, from }: Claim): boolean {
  if (symbol.qualifiedName !== name) return false
  if (claim === 'renamed') return symbol.change === 'renamed' && symbol.previousName === from
  if (claim === 'moved') return symbol.change === 'moved' && symbol.previousPath === from
  return claim === 'signature' ? symbol.signatureChanged : symbol.cosmetic
}
