/** The hooks that can be installed. */
export type HookName = 'pre-push' | 'post-checkout'

/**
 * Where the hook files that ship are: an absolute folder, with `/`, for what stays on this machine; null for what is
 * committed, where only the PATH is left to look on. The packages of the work tree are always looked at first.
 */
export type ShippedHooks = string | null

/** The shell variables of a script that git calls with the hook's arguments. */
const allArguments = '"$@"'

/**
 * Shell lines that run one of our hooks and end with its status. Where git-handoff is not installed they let git go on,
 * with one line before a push. Without single quotes, unless a folder is given.
 */
export function renderCall(hook: HookName, shipped: ShippedHooks, args = allArguments): string[] {
  const packaged = `node_modules/git-handoff/hooks/${hook}`
  const missing = 'handoff: git-handoff is not installed here, so the page was not looked at.'
  return [
    `if [ -f ${packaged} ]; then sh ${packaged} ${args}`,
    shipped === null
      ? `elif command -v git-handoff >/dev/null; then git-handoff hook ${hook} ${args}`
      : `elif [ -f ${quote(`${shipped}/${hook}`)} ]; then sh ${quote(`${shipped}/${hook}`)} ${args}`,
    hook === 'pre-push' ? `else echo "${missing}" >&2; fi` : 'fi',
  ]
}

/** One command line, for a program that appends the hook's arguments to it. */
export function renderAppendable(hook: HookName, shipped: ShippedHooks): string {
  return `sh -c ${quote(renderCall(hook, shipped).join('; '))} ${hook}`
}

/** A word of the shell that means exactly `text`. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
