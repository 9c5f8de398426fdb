import { HandoffError, stopStatus } from '../errors.js'
import { singleQuote } from '../text/command.js'

export type Manager = (typeof managers)[number]

/** What a repository and its machine say about hooks. Paths are relative to the top, with `/`. */
export interface HookSetup {
  /** Of git: `[2, 54]`. */
  gitVersion: readonly [number, number]
  /** `core.hooksPath`, and how far it reaches: system, global, local, worktree or command. */
  hooksPath: { value: string; scope: string } | null
  /** Where husky 9 has its hook files; null where it is not in use. */
  huskyFolder: string | null
  lefthookFile: string | null
  preCommitFile: string | null
  simpleGitHooksFile: string | null
}

/** How a script that git or husky runs is run once more: `"$0"`, where it is executable. */
export type Rerun = '"$0"' | 'sh -e "$0"'

/** The hooks that can be installed. */
export type HookName = 'pre-push' | 'post-checkout'

/**
 * Where the hook files that ship are, with `/`: folders to look in, one after the other, for what stays on this machine.
 * Null for what is committed: there it is the packages of the work tree. The PATH is always the last to be looked on.
 */
export type ShippedHooks = readonly string[] | null

/** The lines that are ours, in the words of a kind of file. */
export interface Marks {
  begin: string
  end: string
  made: string
}

/** What can run our hooks, in the order in which they are chosen. */
export const managers = ['config', 'husky', 'lefthook', 'pre-commit', 'simple-git-hooks', 'plain'] as const

/** Since this version git takes hooks from its configuration, each with its own copy of stdin, beside all others. */
export const configHooksSince = [2, 54] as const

export function hasConfigHooks([major, minor]: readonly [number, number]): boolean {
  return major > configHooksSince[0] || (major === configHooksSince[0] && minor >= configHooksSince[1])
}

/** Whether the hooks folder is that of every repository of this user or machine: then it is not ours to write to. */
export function isHooksPathShared({ hooksPath }: HookSetup): boolean {
  return hooksPath !== null && !['local', 'worktree'].includes(hooksPath.scope)
}

/** The manager that is in use here, or the plain hooks folder. */
export function chooseManager(setup: HookSetup): Manager {
  if (hasConfigHooks(setup.gitVersion)) return 'config'
  if (isHooksPathShared(setup)) return 'plain'
  if (setup.huskyFolder !== null) return 'husky'
  if (setup.lefthookFile !== null) return 'lefthook'
  if (setup.preCommitFile !== null) return 'pre-commit'
  return setup.simpleGitHooksFile === null ? 'plain' : 'simple-git-hooks'
}

/** `git version 2.39.5 (Apple Git-154)` gives `[2, 39]`; null for what names no version. */
export function parseGitVersion(text: string): [number, number] | null {
  const [, major, minor] = /^git version (\d+)\.(\d+)/.exec(text) ?? []
  return major === undefined || minor === undefined ? null : [Number(major), Number(minor)]
}

interface HookFileOptions {
  shipped: ShippedHooks
  rerun: Rerun
}

/**
 * The text of a hook file with our lines in it; null makes one. Whatever the rest of the file does (`exit`, `exec`, read
 * all of stdin), both get the same stdin, and ours runs last. Doing it again changes nothing.
 */
export function addToHookFile(text: string | null, hook: HookName, options: HookFileOptions): string {
  const old = text === null ? null : removeFromFile(text)
  const start = old ?? (options.rerun === '"$0"' ? '#!/bin/sh\n' : '')
  const lines = renderHookLines(hook, options)
  const shebang = /^#!.*(?:\n|$)/.exec(start)?.[0] ?? ''
  // A shell takes a carriage return for a part of the word, so the lines end as a shell wants it.
  return insertBlock(start, shebang.length, old === null ? [madeByUs, ...lines] : lines, { lineEnd: '\n' })
}

/** What to put into a hook file by hand: below its first line. */
export function renderSnippet(hook: HookName, options: HookFileOptions): string {
  return `${[begin, ...renderHookLines(hook, options), end].join('\n')}\n`
}

/** Whether a text is a script for a shell of the Bourne family, so that our lines can stand in it. */
export function isShellScript(text: string): boolean {
  if (text.includes('\0')) return false
  return !text.startsWith('#!') || /^#!.*[/ ](?:ba|da|k|z|a)?sh(?:[\t\r ].*)?(?:\n|$)/.test(text)
}

function renderHookLines(hook: HookName, { shipped, rerun }: HookFileOptions): string[] {
  const intro = '`git handoff uninstall` takes these lines out again.'
  if (hook === 'post-checkout')
    return [`# Tells whose branch this is. ${intro}`, ...renderCall(hook, shipped)]
  const block = `# Keeps the handoff page true. ${intro}
# Runs the rest of this file first, and both get the same list of refs.
if [ -n "\${GIT_HANDOFF_REST-}" ]; then
  unset GIT_HANDOFF_REST
elif [ "\${GIT_HANDOFF-}" != 0 ] && [ ! -t 0 ]; then
  handoff_refs=$(cat; echo .)
  if [ "$handoff_refs" != . ]; then
    handoff_refs=\${handoff_refs%.}
    if [ -z "\${GIT_HANDOFF_DOCTOR-}" ]; then
      printf %s "$handoff_refs" 2>/dev/null | GIT_HANDOFF_REST=1 ${rerun} "$@" || exit
    fi
    printf %s "$handoff_refs" | ${renderCall(hook, shipped).join('\n    ')}
    exit
  fi
fi`
  return block.split('\n')
}

/** Where `npm install` puts them, seen from the top of a work tree. */
export const packagedHooks = 'node_modules/git-handoff/hooks'

/** The shell variables of a script that git calls with the hook's arguments. */
const allArguments = '"$@"'

/**
 * Shell lines that run one of our hooks and end with its status. Where git-handoff is not installed they let git go on,
 * with one line before a push. Without single quotes, unless a folder needs them.
 */
export function renderCall(hook: HookName, shipped: ShippedHooks, args = allArguments): string[] {
  const files = (shipped ?? [packagedHooks]).map((folder) => quote(`${folder}/${hook}`))
  const ways = files.map((file) => `[ -f ${file} ]; then sh ${file} ${args}`)
  ways.push(`command -v git-handoff >/dev/null; then git-handoff hook ${hook} ${args}${endings[hook]}`)
  const missing = 'handoff: git-handoff is not installed, so the page was not checked.'
  return [
    ...ways.map((way, index) => `${index === 0 ? 'if' : 'elif'} ${way}`),
    hook === 'pre-push' ? `else echo "${missing}" >&2; fi` : 'fi',
  ]
}

/** What the end of the program means, where no hook file of ours stands between: only its own status stops a push. */
const endings: Readonly<Record<HookName, string>> = {
  'pre-push': ` || case $? in ${stopStatus} | 129 | 130 | 143) exit 1 ;; *) echo "handoff failed: git-handoff exited with an error. Continuing without it." >&2 ;; esac`,
  'post-checkout': ' 2>/dev/null || :',
}

/** One command line, for a program that appends the hook's arguments to it. */
export function renderAppendable(hook: HookName, shipped: ShippedHooks): string {
  return `sh -c ${quote(renderCall(hook, shipped).join('; '))} ${hook}`
}

/** A word of the shell that means exactly `text`. */
export function quote(text: string): string {
  return /^[\w./@:+-]+$/.test(text) ? text : singleQuote(text)
}

/** What stands between these two lines is ours, in files that are somebody else's. */
export const begin = '# >>> git-handoff >>>'
export const end = '# <<< git-handoff <<<'

/** In a block of ours: the file was not there before. */
export const madeByUs = '# git-handoff made this file.'

const shellMarks: Marks = { begin, end, made: madeByUs }

/** How a text ends its lines, as far as its first one tells. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  return /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n'
}

/**
 * Puts lines, between sentinels, before the line that starts at `offset`; at the end of a text without a final newline
 * they become its new last lines, and the text stays without one. `removeBlocks` gives back the same bytes.
 */
export function insertBlock(
  text: string,
  offset: number,
  lines: readonly string[],
  {
    indent = '',
    lineEnd = lineEndOf(text),
    marks = shellMarks,
  }: { indent?: string; lineEnd?: string; marks?: Marks } = {},
): string {
  const block = [marks.begin, ...lines, marks.end].map((line) => indent + line).join(lineEnd)
  if (offset === text.length && text !== '' && !text.endsWith('\n')) return text + lineEnd + block
  return text.slice(0, offset) + block + lineEnd + text.slice(offset)
}

/** Takes out every block of ours and returns what was there before. Throws a `usage` error for half a block. */
function removeBlocks(text: string, marks = shellMarks): string {
  let rest = text
  for (let block = findBlock(rest, marks); block !== null; block = findBlock(rest, marks)) {
    rest = rest.slice(0, block.start) + rest.slice(block.end)
  }
  return rest
}

/**
 * What is left of a file without our blocks; null where that is nothing but what we made the file with, so that the
 * file goes.
 */
export function removeFromFile(
  text: string,
  marks = shellMarks,
  isNothing: (rest: string) => boolean = (rest) => rest === '' || rest === '#!/bin/sh\n',
): string | null {
  const block = findBlock(text, marks)
  const isMade = block !== null && text.slice(block.start, block.end).includes(marks.made)
  const rest = removeBlocks(text, marks)
  return isMade && isNothing(rest) ? null : rest
}

/** Whole lines; at the end of a text the line break before them, where there is none after them. */
function findBlock(text: string, marks: Marks): { start: number; end: number } | null {
  const first = findLine(text, marks.begin, 0)
  if (first === null) return null
  const last = findLine(text, marks.end, first.end)
  if (last === null) {
    throw new HandoffError('usage', `It contains \`${marks.begin}\` without a matching \`${marks.end}\`.`, {
      hints: ['Delete the lines that `git handoff init` added.'],
    })
  }
  const isOpen = last.end === text.length && !text.endsWith('\n')
  const before = /\r?\n$/.exec(text.slice(Math.max(0, first.start - 2), first.start))?.[0] ?? ''
  return { start: isOpen ? first.start - before.length : first.start, end: last.end }
}

function findLine(text: string, wanted: string, from: number): { start: number; end: number } | null {
  for (let at = text.indexOf(wanted, from); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const start = text.lastIndexOf('\n', at) + 1
    const lineFeed = text.indexOf('\n', at)
    const stop = lineFeed < 0 ? text.length : lineFeed + 1
    if (text.slice(start, stop).trim() === wanted) return { start, end: stop }
  }
  return null
}
