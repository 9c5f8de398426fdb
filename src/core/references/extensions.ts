import { languageOf } from '../files/language.js'

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
