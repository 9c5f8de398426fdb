// Loaded before the program: says how much memory and processor time it took.
const { writeFileSync } = require('node:fs')
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  try {
    writeFileSync(
      process.env.GIT_HANDOFF_FUZZ_PROBE,
      JSON.stringify({ kilobytes: maxRSS, milliseconds: (userCPUTime + systemCPUTime) / 1000 }),
    )
  } catch {}
})
