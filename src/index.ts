/** What another program may import: the pipeline as functions, the host that they need, and the nouns that they give. */
export type { Code } from './diagnostics/codes.ts';
export type { Diagnostic, Fix, Place, Related, Severity } from './diagnostics/diagnostic.ts';
export { Fault } from './diagnostics/fault.ts';
export type { Host } from './host/host.ts';
export type { Audience, Format } from './model/audience.ts';
export type { Plan, PlanEntry } from './model/plan.ts';
export { type BuildProgress, type BuildRequest, type BuildResult, buildDecks } from './pipeline/build.ts';
export { type CheckRequest, type CheckResult, checkDecks, mendDecks } from './pipeline/check.ts';
export { type PlanRequest, type PlanResult, planDecks } from './pipeline/plan.ts';
