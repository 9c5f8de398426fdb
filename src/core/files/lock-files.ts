import type { PathParts } from './path-parts.js'

/** Files a package manager writes to pin versions, by name in lower case. */
const lockFileNames: ReadonlySet<string> = new Set([
  // JavaScript
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
  'bun.lockb',
  'deno.lock',
  // Python
  'poetry.lock',
  'uv.lock',
  'pipfile.lock',
  'pdm.lock',
  'pixi.lock',
  'conda-lock.yml',
  'pylock.toml',
  // Ruby, PHP, Perl
  'gemfile.lock',
  'gems.locked',
  'composer.lock',
  'cpanfile.snapshot',
  // Rust, Go, Elixir, Erlang, Dart, Swift, Crystal, Haskell, Julia, Gleam
  'cargo.lock',
  'go.sum',
  'go.work.sum',
  'gopkg.lock',
  'glide.lock',
  'mix.lock',
  'rebar.lock',
  'pubspec.lock',
  'package.resolved',
  'podfile.lock',
  'cartfile.resolved',
  'shard.lock',
  'stack.yaml.lock',
  'cabal.project.freeze',
  // JVM, .NET
  'gradle.lockfile',
  'buildscript-gradle.lockfile',
  'packages.lock.json',
  'project.assets.json',
  'paket.lock',
  // Infrastructure and the rest
  'flake.lock',
  '.terraform.lock.hcl',
  'chart.lock',
  'module.bazel.lock',
  'pnpm-lock.yml',
  'mise.lock',
  'devbox.lock',
  'conan.lock',
  'vcpkg-lock.json',
  'buf.lock',
  'requirements.lock',
  'requirements-dev.lock',
  'devcontainer-lock.json',
])

export function isLockFile(path: PathParts): boolean {
  return lockFileNames.has(path.lowerName)
}
