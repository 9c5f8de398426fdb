import { defineConfig } from 'vitest/config'

export default defineConfig(({ mode }) => {
  // `npm run test:full`; the nightly workflow sets the variable itself.
  if (mode === 'full') process.env['GIT_HANDOFF_TEST_FULL'] = '1'
  return {
    test: {
      include: ['test/**/*.test.ts'],
      setupFiles: ['test/setup.ts'],
      globalSetup: ['test/global-setup.ts'],
      // Most of the time they wait for child processes; by default one core would stay idle.
      maxWorkers: '100%',
      // Real repositories and child processes: slow machines get time, hung ones are still caught.
      testTimeout: 60_000,
      hookTimeout: 60_000,
      // They import JSON as only bundlers let them.
      server: { deps: { inline: [/@actions\/(?:languageservice|workflow-parser)/] } },
    },
  }
})
