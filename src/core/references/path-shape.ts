import type { LineRange } from '../facts.js'
import { isFileExtension } from './extensions.js'

/** One word taken for a path, with what is appended to it. */
export interface PathShape {
  /** With `/`, without `./`; a folder keeps its final `/`. */
  path: string
  symbol: string | null
  /** Places in the file; offsets of the numbers are in the word. */
  places: { lines: LineRange; start: number; end: number }[]
  /** Whether it has folders, and a name with a known extension: then it is hardly anything else. */
  sure: boolean
}

/**
 * Not a path of this repository, whatever else: globs, braces, placeholders, variables, quotes and operators of a shell,
 * home, absolute and Windows paths, addresses, scoped packages, e-mail addresses, escapes.
 */
const noPath = /[*?{}<>|$%=&;!"'()[\],^\\`~]|^[/@#:+-]|:\/\/|^[A-Za-z]:|^www\.|@|\.{4,}|^path\/to\/|\bYOUR_/

/** `github.com/owner/name`, `localhost:3000/x`, `10.0.0.1`: what an address begins with. */
const domain =
  /^(?:localhost|(?:[\w-]+\.)+(?:com|org|net|io|dev|ai|app|co|sh|gov|edu|me|cloud|xyz|de|uk|eu|fr|jp|cn|info|tech|site|us|so|to)|\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?(?:\/|$)/i

const mediaType = /^(?:application|audio|font|image|message|model|multipart|text|video)\/[\w.+-]+$/

const longestPath = 300

/** Reads a word without white space as a path; null where it is none. */
export function parsePathShape(word: string): PathShape | null {
  if (word.length > longestPath || word.length < 3) return null
  const { path: said, symbol, places } = splitPlaces(word)
  if (said.includes('://')) return null
  const path = said.replace(/^(?:\.\/)+/, '').replace(/\/{2,}/g, '/')
  if (path.length < 2 || noPath.test(path.replace(/\[[\w.-]+\]/g, '_').replace(/\([\w.-]+\)/g, '_')))
    return null
  if (!/[\p{L}]/u.test(path) || /^v?\d+(?:\.\d+)*$/.test(path)) return null
  if (mediaType.test(path) && !isFileExtension(path)) return null
  const segments = path.split('/')
  const name = segments.at(-1) ?? ''
  const known = isFileExtension(name)
  // `example.com/a.ts` is an address; `next.config.ts` and `socket.io/` as a folder of ours are told by the tree.
  if (domain.test(path) && segments.length > 1) return null
  if (segments.length === 1 && !known && !isBareFile(name)) return null
  // `AGENTS.md/README.md` are two files, and `package.json/tsconfig.json`.
  if (segments.slice(0, -1).some((segment) => isDocumentName(segment))) return null
  return { path, symbol, places, sure: known && segments.length > 1 && !path.includes('…') }
}

/** Files whose names have no extension: `Makefile`, `.gitignore`. */
function isBareFile(name: string): boolean {
  return /^(?:(?:GNU)?[Mm]akefile|[Jj]ustfile|Dockerfile|Procfile|Gemfile|Rakefile|Vagrantfile|Jenkinsfile|LICENSE|CODEOWNERS|\.[a-z][\w.-]{3,})$/.test(
    name,
  )
}

/** A folder that is named like a document is none: `README.md/CHANGELOG.md`. */
function isDocumentName(segment: string): boolean {
  return /\.(?:md|mdx|json|ya?ml|toml|txt|py|tsx?|jsx?|mjs|cjs|rs|go|rb|java|css|html|sql|sh)$/i.test(segment)
}

const linesAtEnd = /(?::|#)L?(\d{1,6})(?:[-–]L?(\d{1,6}))?(?::\d{1,4})?((?:,\d{1,6}(?:[-–]\d{1,6})?)*)$/

/** `src/a.ts:12`, `:12-20`, `:12:5`, `:12,40-42`, `#L12-L20`, `#Class.method`, `::test_name`. */
function splitPlaces(word: string): Pick<PathShape, 'path' | 'symbol' | 'places'> {
  const match = linesAtEnd.exec(word)
  if (match !== null && match.index > 0) {
    const places: PathShape['places'] = []
    for (const each of match[0].matchAll(/L?(\d+)(?:[-–]L?(\d+))?(?::\d+)?/g)) {
      const first = Number(each[1])
      const last = Number(each[2] ?? each[1])
      const start = match.index + each.index
      const length = each[0].replace(/:\d+$/, '').length
      if (first > 0 && last >= first) places.push({ lines: [first, last], start, end: start + length })
    }
    return { path: word.slice(0, match.index), symbol: null, places }
  }
  const symbol =
    /^([^#]+\.\w+)(?:#|::)([\p{L}_$][\p{L}\p{N}_$]*(?:(?:\.|#|::)[\p{L}_$][\p{L}\p{N}_$]*)*)(?:\(\))?$/u.exec(
      word,
    )
  if (symbol !== null) return { path: symbol[1] ?? '', symbol: symbol[2] ?? '', places: [] }
  const hash = word.indexOf('#')
  return { path: hash > 0 ? word.slice(0, hash) : word.replace(/:$/, ''), symbol: null, places: [] }
}
