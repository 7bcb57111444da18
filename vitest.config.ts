import { defineConfig } from 'vitest/config';

// `unit` needs no build; `e2e` runs the built command line as a child process (test/e2e, test/integration).
export default defineConfig({
  test: {
    // .ci/run counts the tests of this report.
    reporters: process.env['CI'] ? ['default', ['json', { outputFile: 'reports/tests.json' }]] : ['default'],
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: ['test/fixed-seed.ts'],
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/integration/**', 'node_modules/**'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts', 'test/integration/**/*.test.ts'],
          globalSetup: ['test/build-once.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
