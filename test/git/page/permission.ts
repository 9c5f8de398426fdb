import { chmodSync } from 'node:fs'

/** Whether a test can take permissions away: not on Windows, and as root only by being somebody else meanwhile. */
export const canDropPermissions = process.platform !== 'win32' && process.getuid !== undefined

/** Runs `act` as somebody whom permissions bind, with a folder or file at a mode, which is restored. */
export async function withPermissions<T>(file: string, mode: number, act: () => Promise<T>): Promise<T> {
  const isRoot = process.getuid?.() === 0
  chmodSync(file, mode)
  if (isRoot) process.seteuid?.(65_534)
  try {
    return await act()
  } finally {
    if (isRoot) process.seteuid?.(0)
    chmodSync(file, 0o755)
  }
}
