import { wordSet } from '../text/words.js'
import type { PathParts } from './language.js'

/* Where the common languages and test runners put tests. */

const testFolders: ReadonlySet<string> = wordSet(
  'test tests __tests__ __test__ __mocks__ spec specs e2e cypress androidtest integration-tests',
  'integration_tests integrationtest functionaltest unittests',
)

const fixtureFolders: ReadonlySet<string> = wordSet(
  'fixtures fixture __fixtures__ testdata test-data test_data test-fixtures test_fixtures snapshots',
  'goldens golden cassettes',
)

/** Folders that hold data only below a folder of tests: `tests/data/`. */
const dataFolders: ReadonlySet<string> = wordSet('data cases samples resources expected assets')

/** Kotlin multiplatform's source sets (`commonTest`) and .NET's projects (`Shop.UnitTests`), in lower case. */
const testFolderName =
  /^(?:common|jvm|js|native|ios|android|desktop|jmh)test$|\.(?:unit|integration|functional)?tests?$/

/** `spec` is also a specification: its prose is documentation. */
const proseExtensions: ReadonlySet<string> = new Set(['md', 'mdx', 'markdown', 'rst', 'adoc', 'txt', 'html'])

const testNames: readonly RegExp[] = [
  // any.test.ts, any.spec.js, any.cy.tsx, any.e2e-spec.ts, any.test-d.ts
  /\.(?:test|tests|spec|specs|cy|e2e|e2e-spec|test-d|bench)\.[cm]?[jt]sx?$/,
  /\.(?:test|spec)\.(?:vue|svelte|snap|dart|lua|sh)$/,
  // any_test.go, any_tests.rs, any_spec.rb
  /_(?:test|tests|unittest)\.(?:go|py|rb|rs|c|cc|cpp|cxx|h|dart|exs|lua|clj|php|jl|ml|zig|sh)$/,
  /_spec\.(?:rb|lua|cr|js|ts)$/,
  // test_any.py, tests.py, conftest.py
  /^tests?_.*\.(?:py|rb|c|cc|cpp|lua|jl|sh|r)$/,
  // Django's and Rust's; a `test.py` within a package is its module for testing, see `isRootTest`
  /^tests\.(?:py|rs)$/,
  /^(?:conftest\.py|test_helper\.(?:rb|exs)|spec_helper\.rb|rails_helper\.rb|setuptests\.[jt]sx?)$/,
  /\.(?:bats|feature)$/,
]

/** Where case tells: `LatestRelease.java` ends in "test" only in lower case. */
const testNamesByCase: readonly RegExp[] = [
  /(?:^|[a-z0-9_])(?:Test|Tests|IT|Spec|Specs)\.(?:java|kt|scala|groovy|php|cs|fs|swift|m|mm|hs)$/,
  /[a-z0-9]TestCase\.(?:java|kt|scala|groovy|php|cs|fs|swift|m|mm|hs)$/,
  /^Test[A-Z]\w*\.(?:java|kt)$/,
]

export function isTest(path: PathParts): boolean {
  const { folders, extension } = path
  return (
    isTestName(path) ||
    isFixture(path) ||
    folders.some(
      (folder) => isTestFolder(folder) && !(folder.startsWith('spec') && proseExtensions.has(extension)),
    )
  )
}

/** By its own name, wherever it stands. */
export function isTestName(path: PathParts): boolean {
  const { folders, name, lowerName } = path
  return (
    testNames.some((pattern) => pattern.test(lowerName)) ||
    isRootTest(path) ||
    (!isMainSource(folders) && testNamesByCase.some((pattern) => pattern.test(name)))
  )
}

/** @param folder its name in lower case */
export function isTestFolder(folder: string): boolean {
  return testFolders.has(folder) || testFolderName.test(folder)
}

/** `test.js` at the root. Below it, nearly all such files are what they are named after: a command, a runner, an API. */
function isRootTest({ folders, lowerName }: PathParts): boolean {
  return folders.length === 0 && /^tests?\.(?:py|js|mjs|cjs|ts|rb)$/.test(lowerName)
}

/** Maven's and Gradle's `src/main/`: a class named `TestUtils` in it is shipped. */
function isMainSource(folders: readonly string[]): boolean {
  return folders.some((folder, depth) => folder === 'main' && folders[depth - 1] === 'src')
}

/** @param folder its name in lower case */
export function isFixtureFolder(folder: string): boolean {
  return fixtureFolders.has(folder)
}

/** A test's data: code in it is an example, nobody's task. */
export function isFixture(path: PathParts): boolean {
  const { folders } = path
  const firstTest = folders.findIndex((folder) => testFolders.has(folder))
  return folders.some(
    (folder, depth) =>
      fixtureFolders.has(folder) || (firstTest >= 0 && depth > firstTest && dataFolders.has(folder)),
  )
}
