import type { PathParts } from './path-parts.js'

/* Files that a program writes, by name: after github-linguist's generated.rb, and what code generators document. */

const generatedFolders: ReadonlySet<string> = new Set([
  '__generated__',
  '__snapshots__',
  '_generated',
  '.next',
  '.nuxt',
  '.svelte-kit',
  'htmlcov',
  '__pycache__',
])

const generatedNames: ReadonlySet<string> = new Set([
  '.pnp.cjs',
  '.pnp.js',
  '.pnp.loader.mjs',
  '.openapi-generator-ignore',
  'routetree.gen.ts',
  'next-env.d.ts',
  'components.d.ts',
  'auto-imports.d.ts',
  'worker-configuration.d.ts',
])

/** What follows the dot before last: `min.js` of `app.min.js`; `js.map` of `app.js.map`. */
const generatedEndings: ReadonlySet<string> = new Set([
  // minified, and source maps
  'min.js',
  'min.mjs',
  'min.css',
  'js.map',
  'mjs.map',
  'cjs.map',
  'css.map',
  'ts.map',
  // protocol buffers, gRPC
  'pb.go',
  'gw.go',
  'twirp.go',
  'connect.go',
  'pb.h',
  'pb.cc',
  'pb.c',
  'pb.swift',
  'grpc.swift',
  'pb.dart',
  'pbenum.dart',
  'pbgrpc.dart',
  'pbjson.dart',
  // build_runner, Roslyn, Windows Forms, Apollo, TanStack
  'g.dart',
  'freezed.dart',
  'gr.dart',
  'mocks.dart',
  'g.cs',
  'i.cs',
  'designer.cs',
  'designer.vb',
  'feature.cs',
  'generated.ts',
  'generated.tsx',
  'generated.js',
  'generated.go',
  'generated.cs',
  'generated.swift',
  'gen.go',
  'gen.ts',
  'apollo.swift',
  // recorded output
  'snap.new',
])

const generatedExtensions: ReadonlySet<string> = new Set([
  'snap',
  'tsbuildinfo',
  'xcworkspacedata',
  'xcuserstate',
])

/** `user_pb2.py`, `user_grpc_pb.js`, `color_string.go`, `zz_generated.deepcopy.go`, `lib-min.js` */
const generatedName =
  /_pb2(?:_grpc)?\.pyi?$|_pb\.(?:rb|js|ts|d\.ts)$|\.pb\.validate\.go$|_(?:gen|string|generated)\.go$|_generated\.rs$|-min\.(?:js|css)$|^zz_generated\./

/** Committed build output; a `dist` folder also holds packaging scripts, which are not. */
const builtExtensions: ReadonlySet<string> = new Set(['js', 'mjs', 'cjs', 'css', 'map', 'html', 'wasm'])

export function isGeneratedName(path: PathParts): boolean {
  const { folders, lowerName, extension } = path
  return (
    generatedNames.has(lowerName) ||
    generatedExtensions.has(extension) ||
    generatedEndings.has(path.lastTwo) ||
    generatedName.test(lowerName) ||
    folders.some((folder) => generatedFolders.has(folder)) ||
    (folders.includes('dist') && (builtExtensions.has(extension) || lowerName.endsWith('.d.ts'))) ||
    (folders.includes('.sqlx') && extension === 'json')
  )
}
