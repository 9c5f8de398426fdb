import type { PathParts } from './path-parts.js'

/*
 * Other people's code kept in the tree, after github-linguist's vendor.yml, where its folder names are also
 * ordinary words (`vendor`, `deps`, `external`) only in the places where they mean it.
 */

/** Vendored wherever they stand. */
const vendoredFolders: ReadonlySet<string> = new Set([
  'node_modules',
  'bower_components',
  'jspm_packages',
  'third_party',
  'third-party',
  'thirdparty',
  '3rdparty',
  '3rd_party',
  '3rd-party',
  'godeps',
  'carthage',
  'pods',
  'site-packages',
  '.venv',
  'venv',
  'virtualenv',
])

/** Vendored at the root only: deeper, they are names of a project's own parts. */
const vendoredRoots: ReadonlySet<string> = new Set(['deps', 'extern', 'external', 'externals', 'vendors'])

/**
 * Below these, `vendor` is a project's own: a marketplace's vendors in `src/vendor/`, or the views and
 * translations that Laravel publishes to `resources/views/vendor/` in order to be edited.
 */
const ownCodeFolders: ReadonlySet<string> = new Set([
  'src',
  'app',
  'apps',
  'lib',
  'internal',
  'pkg',
  'cmd',
  'views',
  'templates',
  'lang',
  'locales',
  'pages',
  'components',
  'modules',
  'features',
  'domain',
])

/** What stands under `vendor/` where it truly holds packages: a host (`github.com`), Bundler's and Composer's folders. */
const packageUnderVendor =
  /^(?:.+\.(?:com|org|net|io|in|dev|sh|xyz|app|co)|bundle|bundler|cache|composer|gems)$/

const vendoredNames: ReadonlySet<string> = new Set(['gradlew', 'gradlew.bat', 'mvnw', 'mvnw.cmd'])

/** Well-known libraries copied in as one file: `jquery-3.7.1.js`, `bootstrap.css`. */
const vendoredName =
  /^(?:jquery|bootstrap|modernizr|d3|angular|require)(?:[-.]\d[\w.]*)?(?:\.slim)?\.(?:js|css)$/

export function isVendored(path: PathParts): boolean {
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
