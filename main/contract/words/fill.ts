/** Templates: words with `{name}` in the place of a value. */

/** `template` with each `{name}` replaced by `values.name`; a name without a value stays as it is. */
export function fill(template: string, values: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
