/** Whether a path is left out of facts and of the work's identity. */
export type IsIgnored = (path: string) => boolean

/**
 * Compiles the globs of `ignore:`. As in .gitignore a glob without a slash holds at any depth (`*.snap`), one that
 * begins with a slash only at the top, and one that ends with a slash for all that is in the folder.
 */
export async function openIgnore(globs: readonly string[]): Promise<IsIgnored> {
  if (globs.length === 0) return () => false
  const { default: picomatch } = await import('picomatch')
  const matchers = globs.map((glob) => {
    const folder = glob.endsWith('/')
    const anchored = glob.startsWith('/') || glob.slice(0, -1).includes('/')
    const pattern = `${anchored ? '' : '**/'}${glob.replace(/^\//, '')}${folder ? '**/*' : ''}`
    return picomatch(pattern, { dot: true })
  })
  return (path) => matchers.some((matches) => matches(path))
}
