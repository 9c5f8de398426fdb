import type { FileChange } from '../facts.js'

/** Commands to which a file that is gone is no matter. */
const indifferent = /^\s*-?@?(?:rm|del|rimraf|shx rm|test|\[)\s/

/** Whether a script names a file that is gone: `node lib/boot.js`, `node lib/boot`, `./scripts/dev.sh --watch`. */
export function namesGoneFile(script: string, gone: ReadonlySet<string>): boolean {
  if (gone.size === 0) return false
  return script
    .split(/&&|\|\||[;|\n]/)
    .filter((command) => !indifferent.test(command))
    .some((command) => {
      const words = command.split(/[\s"'`()<>=,[\]{}]+/).map((word) => word.replace(/^\.\//, ''))
      return words.some((word) => gone.has(word) || (words.includes('node') && gone.has(`${word}.js`)))
    })
}

/** Paths that the branch left without a file. What a build writes comes back with the next one. */
export function goneFiles(
  files: readonly Pick<FileChange, 'path' | 'previousPath' | 'status' | 'kind'>[],
): ReadonlySet<string> {
  const gone = files
    .filter(({ kind }) => kind !== 'generated')
    .flatMap(({ status, path, previousPath }) =>
      status === 'deleted' ? path : status === 'renamed' ? (previousPath ?? []) : [],
    )
  const there = new Set(files.filter(({ status }) => status !== 'deleted').map(({ path }) => path))
  return new Set(gone.filter((path) => !there.has(path)))
}

/** Those below a folder, as seen from it. */
export function goneBelow(gone: ReadonlySet<string>, folder: string): ReadonlySet<string> {
  const start = `${folder}/`
  return new Set([...gone].filter((path) => path.startsWith(start)).map((path) => path.slice(start.length)))
}
