/** Each write of a small build fails once, and so does every eleventh read. */
process.env.LECTERN_EVERY_CALL = '1';
await import('../unit/pipeline/failing-calls.test.ts');

export {};
