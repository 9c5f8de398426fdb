/**
 * The ref in which git remembers a remote's ref, by the fetch refspecs of that remote, as git does after a push; null
 * where none maps it. Patterns have one `*` on each side; `^refs/heads/x` takes one away.
 */
export function deriveTrackingRef(refspecs: readonly string[], remoteRef: string): string | null {
  const excluded = refspecs.some((spec) => spec.startsWith('^') && match(spec.slice(1), remoteRef) !== null)
  if (excluded) return null
  for (const spec of refspecs) {
    const [from, to, ...rest] = spec.replace(/^\+/, '').split(':')
    if (from === undefined || to === undefined || to === '' || rest.length > 0 || spec.startsWith('^'))
      continue
    const part = match(from, remoteRef)
    // A name that begins with `-` would be an option of the git that the hook calls.
    if (part !== null && to.startsWith('refs/')) return to.replace('*', () => part)
  }
  return null
}

/** What the `*` of a pattern stands for, empty without one; null where the ref is another. */
function match(pattern: string, ref: string): string | null {
  const [head = '', tail] = pattern.split('*')
  if (tail === undefined) return head === ref ? '' : null
  const fits = ref.startsWith(head) && ref.endsWith(tail) && ref.length > head.length + tail.length
  return fits ? ref.slice(head.length, ref.length - tail.length) : null
}
