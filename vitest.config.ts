import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    // Real repositories and child processes: slow machines get time, hung ones are still caught.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // They import JSON as only bundlers let them.
    server: { deps: { inline: [/@actions\/(?:languageservice|workflow-parser)/] } },
  },
})
