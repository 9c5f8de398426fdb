import { type HookName, renderCall, type ShippedHooks } from './call.js'
import { begin, end, insertBlock, madeByUs, removeFromFile } from './sentinels.js'

/** How a script that git or husky runs is run once more: `"$0"`, where it is executable. */
export type Rerun = '"$0"' | 'sh -e "$0"'

export interface HookFileOptions {
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
