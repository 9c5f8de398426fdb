import type { PathParts } from './path-parts.js'

const configExtensions: ReadonlySet<string> = new Set([
  'yml',
  'yaml',
  'toml',
  'json',
  'jsonc',
  'json5',
  'ini',
  'cfg',
  'conf',
  'config',
  'properties',
  'env',
  'plist',
  'editorconfig',
  'gradle',
  'gemspec',
  'podspec',
  'cabal',
  'csproj',
  'fsproj',
  'vbproj',
  'vcxproj',
  'props',
  'targets',
  'sln',
  'slnx',
  'pbxproj',
  'xcconfig',
  'bazel',
  'bzl',
  'cmake',
  'mk',
  'mak',
  'dockerfile',
  'service',
  'lock',
  'tfvars',
  'code-workspace',
])

const configNames: ReadonlySet<string> = new Set([
  'makefile',
  'gnumakefile',
  'justfile',
  'taskfile',
  'cmakelists.txt',
  'containerfile',
  'vagrantfile',
  'procfile',
  'jenkinsfile',
  'brewfile',
  'tiltfile',
  'earthfile',
  'gemfile',
  'rakefile',
  'podfile',
  'cartfile',
  'pipfile',
  'dangerfile',
  'fastfile',
  'capfile',
  'cpanfile',
  'go.mod',
  'go.work',
  'mix.exs',
  'package.swift',
  'setup.py',
  'build.sbt',
  'build.gradle.kts',
  'settings.gradle.kts',
  'pom.xml',
  'build.xml',
  'phpunit.xml',
  'phpunit.xml.dist',
  'phpcs.xml',
  'nuget.config',
  'web.config',
  'androidmanifest.xml',
  'codeowners',
  'meson.build',
  'meson_options.txt',
  'build.zig.zon',
  'manifest.in',
  'gulpfile.js',
  'gruntfile.js',
  'noxfile.py',
  'alembic.ini',
])

/** Bazel's; in lower case they are scripts. */
const configNamesByCase: ReadonlySet<string> = new Set(['BUILD', 'WORKSPACE'])

/** `vite.config.ts`, `eslint.config.mjs`, `.prettierrc.js` (the last is a dotfile), `Dockerfile.dev`, `requirements-dev.txt`. */
const configName =
  /\.config\.[cm]?[jt]s$|^(?:dockerfile|containerfile|makefile|docker-compose|compose)[.-]|^dockerfile$|requirements.*\.(?:txt|in)$|^constraints.*\.txt$|\.xml\.dist$|^robots\.txt$/

const codeExtensions =
  /^(?:[cm]?[jt]sx?|vue|svelte|astro|s?css|less|html|py|rb|sh|go|rs|php|pl|ps1|java|kts?|cs|swift|c|cc|cpp|h|lua|exs?)$/

export function isConfig(path: PathParts): boolean {
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
