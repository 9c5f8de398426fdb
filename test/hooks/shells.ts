import { spawnSync } from 'node:child_process'
import { isFull } from '../helpers/counts.js'

/** Shells that may be what `sh` is somewhere, as far as this machine has them; only its own `sh` where the run is not full. */
export const shells: readonly (readonly [string, ...string[]])[] = (
  [['sh'], ['dash'], ['bash', '--posix'], ['busybox', 'sh'], ['zsh', '--emulate', 'sh'], ['ksh']] as const
)
  .filter(([program]) => isFull || program === 'sh')
  .filter(([program, ...args]) => spawnSync(program, [...args, '-c', 'exit 0']).status === 0)
