/** A host that answers some questions otherwise. */
import type { Host } from '../host/host.ts';

/** A host may be an object of a class, whose methods a spread would leave behind. */
export function hostWith(host: Host, answers: Partial<Host>): Host {
  return new Proxy(host, {
    get: (target, name) => {
      if (name in answers) return answers[name as keyof Host];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
