import { spawnSync } from 'node:child_process'

/** Shells that may be what `sh` is somewhere, as far as this machine has them. */
export const shells: readonly (readonly [string, ...string[]])[] = (
  [['sh'], ['dash'], ['bash', '--posix'], ['busybox', 'sh'], ['zsh', '--emulate', 'sh'], ['ksh']] as const
).filter(([program, ...args]) => spawnSync(program, [...args, '-c', 'exit 0']).status === 0)
