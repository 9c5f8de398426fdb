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

const generatedEndings: readonly string[] = [
  // minified, and source maps
  '.min.js',
  '.min.mjs',
  '.min.css',
  '-min.js',
  '-min.css',
  '.js.map',
  '.mjs.map',
  '.cjs.map',
  '.css.map',
  '.d.ts.map',
  // protocol buffers, gRPC, Thrift
  '.pb.go',
  '.pb.gw.go',
  '.pb.validate.go',
  '.twirp.go',
  '.connect.go',
  '.pb.h',
  '.pb.cc',
  '.pb.c',
  '.pb.swift',
  '.grpc.swift',
  '.pb.dart',
  '.pbenum.dart',
  '.pbgrpc.dart',
  '.pbjson.dart',
  '_pb2.py',
  '_pb2.pyi',
  '_pb2_grpc.py',
  '_pb.rb',
  '_pb.js',
  '_pb.ts',
  '_pb.d.ts',
  '_grpc_pb.js',
  // build_runner, Roslyn, Windows Forms, Apollo, ent, wire, stringer
  '.g.dart',
  '.freezed.dart',
  '.gr.dart',
  '.mocks.dart',
  '.g.cs',
  '.g.i.cs',
  '.designer.cs',
  '.designer.vb',
  '.feature.cs',
  '.generated.ts',
  '.generated.tsx',
  '.generated.js',
  '.generated.go',
  '.generated.cs',
  '.generated.swift',
  '.gen.go',
  '.gen.ts',
  '_gen.go',
  '_string.go',
  '_generated.go',
  '_generated.rs',
  '.apollo.swift',
  '.xcworkspacedata',
  '.xcuserstate',
  // recorded output
  '.snap',
  '.snap.new',
  '.tsbuildinfo',
]

/** Committed build output; a `dist` folder also holds packaging scripts, which are not. */
const builtExtensions: ReadonlySet<string> = new Set(['js', 'mjs', 'cjs', 'css', 'map', 'html', 'wasm'])

export function isGeneratedName(path: PathParts): boolean {
  const { folders, lowerName, extension } = path
  return (
    generatedNames.has(lowerName) ||
    generatedEndings.some((ending) => lowerName.endsWith(ending)) ||
    lowerName.startsWith('zz_generated.') ||
    folders.some((folder) => generatedFolders.has(folder)) ||
    (folders.includes('dist') && (builtExtensions.has(extension) || lowerName.endsWith('.d.ts'))) ||
    (folders.includes('.sqlx') && extension === 'json')
  )
}
