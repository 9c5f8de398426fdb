import type { FileKind } from '../facts.js'
import { wordSet } from '../text/words.js'
import { hasGeneratedMarker, isGeneratedName, isLfsPointer } from './generated.js'
import { type PathParts, parsePath } from './language.js'
import { isTest } from './tests.js'

/** What is known of a file before its content is read. */
interface FileTraits {
  /** Relative to the root, with `/`. */
  path: string
  binary: boolean
  submodule: boolean
  /** `linguist-generated` and `linguist-vendored` from .gitattributes; null where not set. */
  attributes: { generated: boolean | null; vendored: boolean | null }
  /** The file's first lines, null where they were not read. */
  head: string | null
}

/** What the repository declares wins over every guess; the first guess that fits decides. */
export function classifyFile(file: FileTraits): FileKind {
  const { attributes } = file
  if (file.submodule) return 'submodule'
  if (attributes.generated === true) return 'generated'
  if (attributes.vendored === true) return 'vendored'
  if (file.binary || (file.head !== null && isLfsPointer(file.head))) return 'binary'

  const path = parsePath(file.path)
  if (isLockFile(path)) return 'lock'
  if (attributes.vendored === null && isVendored(path)) return 'vendored'
  if (attributes.generated === null && isGenerated(path, file.head)) return 'generated'
  if (isTest(path)) return 'test'
  if (isDocs(path)) return 'docs'
  if (isConfig(path)) return 'config'
  return 'source'
}

function isGenerated(path: ReturnType<typeof parsePath>, head: string | null): boolean {
  return isGeneratedName(path) || (head !== null && hasGeneratedMarker(head))
}

/** Files a package manager writes to pin versions, by name in lower case. */
const lockFileNames: ReadonlySet<string> = wordSet(
  // JavaScript
  'package-lock.json npm-shrinkwrap.json pnpm-lock.yaml yarn.lock bun.lock bun.lockb deno.lock',
  // Python
  'poetry.lock uv.lock pipfile.lock pdm.lock pixi.lock conda-lock.yml pylock.toml',
  // Ruby, PHP, Perl
  'gemfile.lock gems.locked composer.lock cpanfile.snapshot',
  // Rust, Go, Elixir, Erlang, Dart, Swift, Crystal, Haskell, Julia, Gleam
  'cargo.lock go.sum go.work.sum gopkg.lock glide.lock mix.lock rebar.lock pubspec.lock package.resolved',
  'podfile.lock cartfile.resolved shard.lock stack.yaml.lock cabal.project.freeze',
  // JVM, .NET
  'gradle.lockfile buildscript-gradle.lockfile packages.lock.json project.assets.json paket.lock',
  // Infrastructure and the rest
  'flake.lock .terraform.lock.hcl chart.lock module.bazel.lock pnpm-lock.yml mise.lock devbox.lock',
  'conan.lock vcpkg-lock.json buf.lock requirements.lock requirements-dev.lock devcontainer-lock.json',
)

function isLockFile(path: PathParts): boolean {
  return lockFileNames.has(path.lowerName)
}

/*
 * Other people's code kept in the tree, after github-linguist's vendor.yml, where its folder names are also
 * ordinary words (`vendor`, `deps`, `external`) only in the places where they mean it.
 */

/** Vendored wherever they stand. */
const vendoredFolders: ReadonlySet<string> = wordSet(
  'node_modules bower_components jspm_packages third_party third-party thirdparty 3rdparty 3rd_party',
  '3rd-party godeps carthage pods site-packages .venv venv virtualenv',
)

/** Vendored at the root only: deeper, they are names of a project's own parts. */
const vendoredRoots: ReadonlySet<string> = new Set(['deps', 'extern', 'external', 'externals', 'vendors'])

/** Below these, `vendor` is a project's own: vendors of a marketplace, or Laravel's `resources/views/vendor/`. */
const ownCodeFolders: ReadonlySet<string> = wordSet(
  'src app apps lib internal pkg cmd views templates lang locales pages components modules features domain',
)

/** What stands under `vendor/` where it truly holds packages: a host (`github.com`), Bundler's and Composer's folders. */
const packageUnderVendor =
  /^(?:.+\.(?:com|org|net|io|in|dev|sh|xyz|app|co)|bundle|bundler|cache|composer|gems)$/

const vendoredNames: ReadonlySet<string> = new Set(['gradlew', 'gradlew.bat', 'mvnw', 'mvnw.cmd'])

/** Well-known libraries copied in as one file: `jquery-3.7.1.js`, `bootstrap.css`. */
const vendoredName =
  /^(?:jquery|bootstrap|modernizr|d3|angular|require)(?:[-.]\d[\w.]*)?(?:\.slim)?\.(?:js|css)$/

function isVendored(path: PathParts): boolean {
  const { folders, lowerName } = path
  if (vendoredNames.has(lowerName) || vendoredName.test(lowerName)) return true
  if (vendoredRoots.has(folders[0] ?? '')) return true
  return folders.some(
    (folder, depth) =>
      vendoredFolders.has(folder) ||
      (folder === 'vendor' && holdsPackages(folders, depth)) ||
      // Yarn's own releases and plugins; the wrappers of Gradle and Maven.
      (folder === '.yarn' && depth + 1 < folders.length) ||
      (folder === 'wrapper' && ['gradle', '.mvn'].includes(folders[depth - 1] ?? '')),
  )
}

function holdsPackages(folders: readonly string[], depth: number): boolean {
  if (depth === 0 || packageUnderVendor.test(folders[depth + 1] ?? '')) return true
  return !folders.slice(0, depth).some((folder) => ownCodeFolders.has(folder))
}

const docsExtensions: ReadonlySet<string> = wordSet(
  'md mdx markdown mdown rst adoc asciidoc org pod rdoc textile tex man',
)

/** Without a telling extension, or with `.txt`: `LICENSE`, `LICENSE-MIT`, `CHANGES.txt`. */
const docsName =
  /^(?:readme|licen[cs]e|licenses|copying|copyright|notice|authors|contributors|maintainers|changelog|changes|history|news|releases?|upgrad(?:e|ing)|contributing|security|code_of_conduct|install|todo|roadmap|patents|unlicense|third[-_]party[-_]notices)(?:[-_.][\w.-]*)?$/

const docsFolders: ReadonlySet<string> = new Set(['docs', 'doc', 'documentation', 'man', 'wiki'])

/** What a folder of documentation holds besides prose; code and configuration in it keep their own kind. */
const extensionsInDocs: ReadonlySet<string> = new Set([
  'txt',
  'html',
  'htm',
  'svg',
  'puml',
  'mmd',
  'dot',
  'csv',
  '',
])

/** `.txt` files that programs read. */
const configText = /^(?:(?=.*requirements).*|constraints.*|cmakelists|robots|ads|humans|.*\.in)\.txt$/

const manualPage = /^[\w.-]+\.[1-9]$/

function isDocs(path: PathParts): boolean {
  const { folders, name, lowerName, extension } = path
  if (lowerName.startsWith('.')) return false
  if (docsExtensions.has(extension)) return true
  if (extension === 'txt') return !configText.test(lowerName)
  const inDocs = folders.some((folder) => docsFolders.has(folder))
  if (inDocs && (extensionsInDocs.has(extension) || manualPage.test(lowerName))) return true
  // `history.ts` is code and `install` a script: a name counts in capitals and without a code's extension.
  return (
    /^[A-Z]/.test(name) && docsName.test(lowerName) && /^[^.]*$|\.(?:mit|apache|bsd|gpl|\d+)$/.test(lowerName)
  )
}

const configExtensions: ReadonlySet<string> = wordSet(
  'yml yaml toml json jsonc json5 ini cfg conf config properties env plist editorconfig gradle gemspec',
  'podspec cabal csproj fsproj vbproj vcxproj props targets sln slnx pbxproj xcconfig bazel bzl cmake mk',
  'mak dockerfile service lock tfvars code-workspace',
)

const configNames: ReadonlySet<string> = wordSet(
  'makefile gnumakefile justfile taskfile cmakelists.txt containerfile vagrantfile procfile jenkinsfile',
  'brewfile tiltfile earthfile gemfile rakefile podfile cartfile pipfile dangerfile fastfile capfile',
  'cpanfile go.mod go.work mix.exs package.swift setup.py build.sbt build.gradle.kts settings.gradle.kts',
  'pom.xml build.xml phpunit.xml phpunit.xml.dist phpcs.xml nuget.config web.config androidmanifest.xml',
  'codeowners meson.build meson_options.txt build.zig.zon manifest.in gulpfile.js gruntfile.js noxfile.py',
  'alembic.ini',
)

/** Bazel's; in lower case they are scripts. */
const configNamesByCase: ReadonlySet<string> = new Set(['BUILD', 'WORKSPACE'])

/** `vite.config.ts`, `eslint.config.mjs`, `.prettierrc.js` (the last is a dotfile), `Dockerfile.dev`, `requirements-dev.txt`. */
const configName =
  /\.config\.[cm]?[jt]s$|^(?:dockerfile|containerfile|makefile|docker-compose|compose)[.-]|^dockerfile$|^(?=.*requirements).*\.(?:txt|in)$|^constraints.*\.txt$|\.xml\.dist$|^robots\.txt$/

const codeExtensions =
  /^(?:[cm]?[jt]sx?|vue|svelte|astro|s?css|less|html|py|rb|sh|go|rs|php|pl|ps1|java|kts?|cs|swift|c|cc|cpp|h|lua|exs?)$/

function isConfig(path: PathParts): boolean {
  const { folders, name, lowerName, extension } = path
  return (
    lowerName.startsWith('.') ||
    configNamesByCase.has(name) ||
    configNames.has(lowerName) ||
    configName.test(lowerName) ||
    configExtensions.has(extension) ||
    // `.github/`, `.husky/pre-commit`, `.vscode/`: settings, but a script among them is source.
    (folders.some((folder) => folder.startsWith('.')) && !codeExtensions.test(extension))
  )
}
