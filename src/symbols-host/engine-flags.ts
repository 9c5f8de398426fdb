import { setFlagsFromString } from 'node:v8'

/** The newest major version of Node that is known to have these flags; others would complain on stderr. */
const newestKnown = 26

/**
 * Keeps V8 from optimising WebAssembly: for a short run, compiling better code costs more than it saves (measured:
 * 298 → 133 ms for one grammar, 655 → 232 ms for eight). Only before the first module is compiled.
 */
export function preferQuickStart(): void {
  if (Number(process.versions.node.split('.')[0]) > newestKnown) return
  try {
    setFlagsFromString('--liftoff-only')
    setFlagsFromString('--wasm-tiering-budget=1000000000')
  } catch {
    // A build of Node without these flags is only slower.
  }
}
