import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { begin, end, madeByUs, quote, type ShippedHooks } from '../../core/install/managers.js'
import { runGit } from '../process.js'
import type { Repository } from '../repository.js'
import { runVerification } from '../run-program.js'
import { type FileEdit, readTextFile } from './text-file.js'

const key = 'merge.git-handoff.driver'
/** In our first line: the file had no line ending at its end, and gets none back. */
const joined = ' (joined)'

/** What is to be written so that git unites pages with us: the driver in the configuration of this clone, and the page's path. */
export function readDriverEdits({ commonDir }: Repository, page: string, shipped: ShippedHooks): FileEdit[] {
  const config = [
    '[merge "git-handoff"]',
    '\tname = unites two versions of a handoff page',
    `\tdriver = ${quoteValue(renderDriver(shipped))}`,
  ]
  const attributes = derivePatterns(page).map((pattern) => `${pattern} merge=git-handoff`)
  return [
    ...readEdit(join(commonDir, 'config'), config),
    ...readEdit(join(commonDir, 'info', 'attributes'), attributes),
  ]
}

/** What takes both away again. */
export function readDriverRemovals({ commonDir }: Repository): FileEdit[] {
  return [join(commonDir, 'config'), join(commonDir, 'info', 'attributes')].flatMap((path) => {
    const file = readTextFile(path)
    const to = file.kind === 'text' ? removeBlock(file.text) : null
    if (file.kind !== 'text' || to === file.text) return []
    return [{ path, from: file.text, to, executable: false }]
  })
}

/**
 * Where the program writes the page it says so. Whatever else happens, git's own merge puts both sides into the file: it
 * is never taken for merged without the other side's words.
 */
function renderDriver(shipped: ShippedHooks): string {
  const given = '%O %A %B %P 2>/dev/null'
  // The configuration is this clone's: no file that a branch brings along runs in place of the program that was installed.
  const ways = (shipped ?? []).slice(-1).map((folder) => {
    const file = quote(`${folder}/merge-page`)
    return `[ -f ${file} ]; then sh ${file} ${given}; `
  })
  const onPath = `git-handoff hook merge-page ${given}`
  const call = ways.map((way, index) => `${index === 0 ? 'if' : 'elif'} ${way}`).join('')
  const all = ways.length === 0 ? onPath : `${call}else ${onPath}; fi`
  return `test "$(${all})" = united || git merge-file --marker-size=%L %A %O %B`
}

/** As git-config(1) has values with quotes in them. */
function quoteValue(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

/** `HANDOFF.md` → `/HANDOFF.md`; `.handoff/{branch}.md` → `/.handoff/**` and a name, since branches have folders. */
function derivePatterns(page: string): string[] {
  const escapeGlob = (text: string) => text.replace(/[\\*?[\]]/g, '\\$&')
  const parts = page.replace(/^(?:\.\/)+/, '').split('/')
  const pattern = `/${parts
    .map((part) =>
      part.includes('{branch}') ? `**/${part.split('{branch}').map(escapeGlob).join('*')}` : escapeGlob(part),
    )
    .join('/')}`
  const isPlain = !/[\s"]/.test(pattern)
  return [isPlain ? pattern : `"${pattern.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`]
}

function readEdit(path: string, lines: readonly string[]): FileEdit[] {
  const file = readTextFile(path)
  if (file.kind === 'other') return []
  const from = file.kind === 'text' ? file.text : null
  const old = from === null ? null : removeBlock(from)
  const isOpen = old !== null && old !== '' && !old.endsWith('\n')
  const first = `${begin}${isOpen ? joined : ''}`
  const block = [first, ...(old === null ? [madeByUs] : []), ...lines, end]
    .map((line) => `${line}\n`)
    .join('')
  const to = `${old ?? ''}${isOpen ? '\n' : ''}${block}`
  // What others have added behind our lines need not move.
  const isThere = from?.includes(block) === true
  return to === from || isThere ? [] : [{ path, from, to, executable: false }]
}

/** Null where the file was not there before. */
function removeBlock(text: string): string | null {
  const start = text.indexOf(`${begin}`)
  const stop = text.indexOf(`${end}\n`, start)
  if (start < 0 || stop < 0) return text
  const block = text.slice(start, stop)
  const [before, after] = [text.slice(0, start), text.slice(stop + end.length + 1)]
  if (before + after === '' && block.includes(`\n${madeByUs}\n`)) return null
  const isJoined = block.startsWith(`${begin}${joined}\n`) && after === ''
  return (isJoined ? before.replace(/\n$/, '') : before) + after
}

/** The command that git runs for a page; null where none is installed. */
export async function readDriver(repository: Repository): Promise<string | null> {
  const value = await runGit(repository, ['config', '--get', key], { accept: [1] })
  return value.toString().replace(/\n$/, '') || null
}

/** Runs the driver on a page that both sides have changed; whether it united them without a conflict. */
export async function tryDriver(repository: Repository, command: string): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'git-handoff-merge-'))
  try {
    const list = (...items: string[]) =>
      `## Gotchas\n\n${['A', ...items].map((item) => `- ${item}\n`).join('')}`
    const sides = { O: list(), A: list('B'), B: list('C') }
    for (const [side, text] of Object.entries(sides)) writeFileSync(join(folder, side), text)
    const filled = command.replace(/%([OABPL])/g, (_, name: string) =>
      name === 'L' ? '7' : name === 'P' ? 'HANDOFF.md' : quote(join(folder, name)),
    )
    const place = {
      ...repository,
      environment: { ...repository.environment, GIT_HANDOFF: '1', GIT_HANDOFF_CLI: undefined },
    }
    const status = await runVerification(filled, place, () => undefined)
    return status === 0 && readFileSync(join(folder, 'A'), 'utf8') === list('B', 'C')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
