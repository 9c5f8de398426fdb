import type { ParseManifest } from './manifest.js'

/** One kind of manifest. Its parser is loaded only when such a file changed. */
interface Format {
  /** The whole path, or its base name, in lower case. */
  matches: RegExp
  load: () => Promise<ParseManifest>
  /** Makes spellings of one package equal; names are compared as written where there is none. */
  identify: (name: string) => string
}

const asWritten = (name: string) => name
const lowerCase = (name: string) => name.toLowerCase()
const pythonName = (name: string) => name.replace(/[-_.]+/g, '-').toLowerCase()

const formats: readonly Format[] = [
  {
    matches: /(?:^|\/)package\.json$/,
    load: async () => (await import('./package-json.js')).parsePackageJson,
    identify: asWritten,
  },
  {
    matches: /(?:^|\/)pnpm-workspace\.yaml$/,
    load: async () => (await import('./yaml-manifests.js')).parsePnpmWorkspace,
    identify: asWritten,
  },
  {
    matches: /(?:^|\/)pyproject\.toml$/,
    load: async () => (await import('./toml-manifests.js')).parsePyproject,
    identify: pythonName,
  },
  {
    // requirements.txt, requirements-dev.txt, dev_requirements.in, constraints.txt, requirements/test.txt
    matches:
      /(?:^|\/)(?:(?=(?:[^/]*[-_.])?(?:requirements|constraints)[-_.])[^/]+|requirements\/[^/]+)\.(?:txt|in)$/,
    load: async () => (await import('./python.js')).parseRequirements,
    identify: pythonName,
  },
  {
    matches: /(?:^|\/)go\.mod$/,
    load: async () => (await import('./others.js')).parseGoMod,
    identify: asWritten,
  },
  {
    matches: /(?:^|\/)cargo\.toml$/,
    load: async () => (await import('./toml-manifests.js')).parseCargo,
    identify: (name) => name.replace(/_/g, '-'),
  },
  {
    matches: /(?:^|\/)(?:gemfile|gems\.rb)$|\.gemfile$/,
    load: async () => (await import('./ruby.js')).parseGemfile,
    identify: asWritten,
  },
  { matches: /\.gemspec$/, load: async () => (await import('./ruby.js')).parseGemspec, identify: asWritten },
  {
    matches: /(?:^|\/)composer\.json$/,
    load: async () => (await import('./others.js')).parseComposer,
    identify: lowerCase,
  },
  {
    matches: /(?:^|\/)pom\.xml$/,
    load: async () => (await import('./xml-manifests.js')).parsePom,
    identify: asWritten,
  },
  {
    matches: /\.(?:cs|fs|vb)proj$|(?:^|\/)(?:directory\.(?:packages|build)\.props|packages\.config)$/,
    load: async () => (await import('./xml-manifests.js')).parseMsbuild,
    identify: lowerCase,
  },
  {
    matches: /(?:^|\/)[^/]+\.versions\.toml$/,
    load: async () => (await import('./toml-manifests.js')).parseGradleCatalog,
    identify: asWritten,
  },
]

/** The format of the file at a path, by its name alone; null where it is no manifest. */
export function formatOf(path: string): Format | null {
  const lower = path.toLowerCase()
  return formats.find((format) => format.matches.test(lower)) ?? null
}
