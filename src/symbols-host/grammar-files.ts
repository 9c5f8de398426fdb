import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'

/** Where the grammars can be, seen from this file: beside the bundle, above a chunk of it, or beside the sources. */
const places = ['./grammars/', '../grammars/', '../../dist/grammars/']

/** A WebAssembly module of dist/grammars, by its name; null where it is not there. */
export async function readGrammar(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = places
    .map((place) => fileURLToPath(new URL(`${place}${name}.wasm.br`, import.meta.url)))
    .find((candidate) => existsSync(candidate))
  if (file === undefined) return null
  return new Uint8Array(await promisify(brotliDecompress)(await readFile(file)))
}
