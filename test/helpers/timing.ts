/**
 * Milliseconds of processor time that this process has used. Tests of running time measure with it: a clock on the wall also
 * counts what other programs on the machine take.
 */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
