/** Values that templates may use: plain data from YAML, CSV or the command line, never objects with behaviour. */

export type Value = string | number | boolean | null | readonly Value[] | Values;
export interface Values {
  readonly [name: string]: Value;
}
