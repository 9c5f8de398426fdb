import { stopStatus } from '../errors.js'

/** The hooks that can be installed. */
export type HookName = 'pre-push' | 'post-checkout'

/**
 * Where the hook files that ship are, with `/`: folders to look in, one after the other, for what stays on this machine.
 * Null for what is committed: there it is the packages of the work tree. The PATH is always the last to be looked on.
 */
export type ShippedHooks = readonly string[] | null

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
  const missing = 'handoff: git-handoff is not installed here, so the page was not looked at.'
  return [
    ...ways.map((way, index) => `${index === 0 ? 'if' : 'elif'} ${way}`),
    hook === 'pre-push' ? `else echo "${missing}" >&2; fi` : 'fi',
  ]
}

/** What the end of the program means, where no hook file of ours stands between: only its own status stops a push. */
const endings: Readonly<Record<HookName, string>> = {
  'pre-push': ` || case $? in ${stopStatus} | 129 | 130 | 143) exit 1 ;; *) echo "handoff: git-handoff broke. The push goes on without it." >&2 ;; esac`,
  'post-checkout': ' 2>/dev/null || :',
}

/** One command line, for a program that appends the hook's arguments to it. */
export function renderAppendable(hook: HookName, shipped: ShippedHooks): string {
  return `sh -c ${quote(renderCall(hook, shipped).join('; '))} ${hook}`
}

/** A word of the shell that means exactly `text`. */
export function quote(text: string): string {
  if (/^[\w./@:+-]+$/.test(text)) return text
  return `'${text.replaceAll("'", "'\\''")}'`
}
