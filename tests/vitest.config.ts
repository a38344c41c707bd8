/** `unit` and `unit-alone` are quick and need nothing built; `e2e` spawns the built program and a real browser. */
import { defineConfig } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;

/** Whole machines, stores and browsers elsewhere: `npm run test:slow` has them. */
const SLOW = ['bucket', 'many-machines', 'remote-browser'].map((name) => `tests/e2e/${name}.test.ts`);

/** What asks which modules are loaded. */
const ALONE = ['tests/unit/load/sources-unloaded.test.ts'];

export default defineConfig({
  root,
  test: {
    // Most of a test's time is that of programs which it started and waits for.
    maxWorkers: '100%',
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/golden/*.test.ts', 'tests/diagnostics/*.test.ts'],
          exclude: ALONE,
          // Modules are loaded once for all files: most of them only give values for values.
          pool: 'threads',
          isolate: false,
          environment: 'node',
          // The first build on a machine cuts fonts.
          testTimeout: 30_000,
        },
      },
      {
        root,
        test: { name: 'unit-alone', include: ALONE, environment: 'node', testTimeout: 30_000 },
      },
      {
        root,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts', 'tests/conformance/**/*.test.ts', 'tests/visual/*.test.ts'],
          exclude: process.env.SLOW === 'all' ? [] : SLOW,
          environment: 'node',
          globalSetup: ['tests/e2e/setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
