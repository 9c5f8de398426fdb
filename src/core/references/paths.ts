import type { LineRange } from '../facts.js'
import { fileNameOf, languageOf } from '../files/language.js'
import { groupBy } from '../groups.js'

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

/** What is in a tree, for finding paths that are said in a shorter way. */

export interface PathIndex {
  files: ReadonlySet<string>
  /** Every folder, without a final `/`. */
  folders: ReadonlySet<string>
  /** Files and folders by their last segment. */
  byName: ReadonlyMap<string, readonly string[]>
  /** Files without their last extension. */
  stems: () => ReadonlySet<string>
}

/** Globs, placeholders, shell syntax, paths outside the repository, addresses, scoped packages, escapes. */
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

/** Extensions of files that are not source: documents, data, configuration, media. */
const others: ReadonlySet<string> = new Set(
  (
    'md mdx markdown rst txt adoc org pdf doc docx xls xlsx ppt pptx csv tsv json jsonc json5 jsonl ndjson yaml yml toml ' +
    'xml html htm css scss sass less styl svg png jpg jpeg gif webp avif ico bmp mp3 mp4 wav ogg webm mov ttf otf woff woff2 ' +
    'zip gz tgz tar bz2 xz 7z jar war whl lock log ini cfg conf env properties plist entitlements sql sqlite sqlite3 db ' +
    'proto graphql gql wasm map snap tmpl tpl ejs hbs njk j2 jinja mustache pug erb haml slim tf tfvars hcl nix bat cmd ps1 ' +
    'psm1 fish zsh bash sh awk sed vim el lisp clj cljs cljc edn ex exs erl hrl hs lhs ml mli fs fsx fsi scala sbt groovy ' +
    'gradle kts kt java py pyi pyx ipynb rb rake gemspec php go mod sum rs c h cc cpp cxx hpp hh hxx m mm swift dart lua r ' +
    'jl pl pm t ts tsx mts cts js jsx mjs cjs vue svelte astro cs csproj sln vb fsproj zig nim cr d v sv vhd sol move cairo ' +
    'prisma patch diff service timer socket desktop example sample dist template pem crt key pub bin dat parquet onnx pt pth ' +
    'gltf glb obj fbx blend tscn gd tres unity prefab asset mat shader hlsl glsl wgsl vert frag comp metal ino kicad_pcb spec'
  ).split(' '),
)

/** Whether a name ends as files do. `Node.js`, `Foo.bar` and `1.2.3` do not, nor do names of people and products. */
export function isFileExtension(name: string): boolean {
  const dot = name.lastIndexOf('.')
  if (dot < 0 || dot === name.length - 1) return false
  const extension = name.slice(dot + 1)
  if (dot === 0) return false
  if (/^\d+$/.test(extension) || isProduct(name)) return false
  return (
    others.has(extension.toLowerCase()) || (/^[a-z]\w{0,9}$/i.test(extension) && languageOf(name) !== null)
  )
}

/** Products that are called like files. */
function isProduct(name: string): boolean {
  return (
    /^(?:Node|Next|Nuxt|Vue|React|Express|Three|D3|Nest|Alpine|Ember|Backbone|Socket|Chart|Moment|Day|Discord|Deno|Bun|Electron|Solid|Svelte|Angular|Tone|Matter|Phaser|Pixi|P5|Babylon|Ethers|Web3|TensorFlow|Plotly|Mermaid|Fuse|Lodash|Underscore|Handlebars|Knockout|Paper|Reveal|Video|Swiper|GSAP|Anime|Leaflet|Mapbox|Konva|Fabric|Cypress|Passport|Hapi|Koa|Sails|Meteor|Gatsby|Remix|Astro|Qwik|Preact|Inferno|Mithril|Marko|Stimulus|Htmx|Auth|ASP)\.(?:js|io|net|ts)$/i.test(
      name,
    ) && /^[A-Z0-9]|^(?:node|vue|next|three|nuxt)\.js$/.test(name)
  )
}

/** How a path is said, and from where. */
interface SaidPath {
  path: string
  /** Folders it may be relative to, the nearest first; `''` is the root. */
  folders: readonly string[]
}

/** What a path can mean: from the root or one of its folders, else shortened at its beginning or in its middle. */
export function resolvePath(index: PathIndex, said: SaidPath): string[] {
  for (const path of listPlaces(said)) if (hasPath(index, path)) return [path]
  return said.path.startsWith('../') ? [] : resolveShortened(index, said.path)
}

/** Where it would be, in full; the root first. */
export function listPlaces({ path, folders }: SaidPath): string[] {
  if (isShortened(path)) return []
  const places = ['', ...folders].flatMap((folder) => {
    const full = normalizePath(folder === '' ? path : `${folder}/${path}`)
    return full === null ? [] : [full]
  })
  return [...new Set(places)]
}

/** Without `.`, `..`, and the final `/`; null where it leaves the repository. */
function normalizePath(path: string): string | null {
  const segments: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') segments.push(segment)
    else if (segments.pop() === undefined) return null
  }
  return segments.length === 0 ? null : segments.join('/')
}

function isShortened(path: string): boolean {
  return /(?:^|\/)(?:\.{3}|…)(?:\/|$)|…/.test(path)
}

function resolveShortened(index: PathIndex, path: string): string[] {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.' && segment !== '..')
  const name = segments.at(-1)
  if (name === undefined) return []
  const cut = segments.findIndex((segment) => segment === '...' || segment.includes('…'))
  const candidates = index.byName.get(name) ?? []
  if (cut === -1) {
    const end = segments.join('/')
    return candidates.filter((path) => path === end || path.endsWith(`/${end}`))
  }
  const begin = segments.slice(0, cut).join('/')
  const end = segments.slice(cut + 1).join('/')
  return candidates.filter(
    (path) =>
      (path === end || path.endsWith(`/${end}`)) &&
      (begin === '' || path.startsWith(`${begin}/`) || path.includes(`/${begin}/`)),
  )
}

/** `files` are relative to the root, with `/`. */
export function createPathIndex(files: readonly string[]): PathIndex {
  const folders = new Set<string>()
  for (const file of files) {
    for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
      const folder = file.slice(0, end)
      if (folders.has(folder)) break
      folders.add(folder)
    }
  }
  const byName = groupBy([...files, ...folders], fileNameOf)
  let stems: ReadonlySet<string> | undefined
  return {
    files: new Set(files),
    folders,
    byName,
    stems: () => {
      stems ??= new Set(files.map((file) => file.replace(/\.[^./]+$/, '')))
      return stems
    },
  }
}

/** Whether a file is there that is said without its extension, as imports do. */
export function hasStem(index: PathIndex, path: string): boolean {
  return index.stems().has(path)
}

function hasPath({ files, folders }: PathIndex, path: string): boolean {
  return files.has(path) || folders.has(path)
}

/** Whether a path leads through something that is no folder here: a submodule, a link. What is behind it is not known. */
export function leadsOut({ files }: PathIndex, path: string): boolean {
  for (let end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
    if (files.has(path.slice(0, end))) return true
  }
  return false
}
