/** Making elements: the one place that sets texts and attributes. Texts never become HTML. */

type Attributes = Readonly<Record<string, string>>;

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A button with a picture; `path` is drawn in a square of 24 units. */
export function iconButton(label: string, path: string, press: () => void): HTMLButtonElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.append(line);
  const made = element('button', { type: 'button', 'aria-label': label, title: label }, [svg]);
  return onPress(made, press);
}

export function textButton(label: string, press: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button' }, [label]);
  return onPress(made, press);
}

/** What a button does. One that was clicked gives the focus back, so that the next Space moves on and presses nothing. */
export function onPress(button: HTMLButtonElement, press: () => void): HTMLButtonElement {
  button.addEventListener('click', (event) => {
    if (event.detail > 0) button.blur();
    press();
  });
  return button;
}

/** Sets or removes a `data-` attribute of the page itself, which the styles follow. */
export function mark(name: string, value: string | undefined): void {
  if (value === undefined) document.documentElement.removeAttribute(`data-${name}`);
  else document.documentElement.setAttribute(`data-${name}`, value);
}

export function marked(name: string): string | undefined {
  return document.documentElement.getAttribute(`data-${name}`) ?? undefined;
}

/** Something kept between visits; private windows and some `file:` pages keep nothing. */
export function remember(store: () => Storage, key: string, value: string): void {
  try {
    store().setItem(`lectern:${key}`, value);
  } catch {
    // Nothing depends on it.
  }
}

export function remembered(store: () => Storage, key: string): string | undefined {
  try {
    return store().getItem(`lectern:${key}`) ?? undefined;
  } catch {
    return undefined;
  }
}
