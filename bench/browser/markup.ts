import { createElement, type ReactNode } from 'react';

/** The elements of a page, read from its HTML. */
export type Markup = string | { tag: string; props: Record<string, string>; children: Markup[] };

/** What a floor adds to an element: nothing, or what binds a field to its form. */
export type PropsOf = (tag: string, props: Readonly<Record<string, string>>) => object;

/** Attributes with a name of their own in React. */
const NAMES: Readonly<Record<string, string>> = { class: 'className', for: 'htmlFor', tabindex: 'tabIndex' };
/** The state of fields, which React or the form manages, and what React wants in another type. */
const LEFT_OUT = ['style', 'checked', 'selected', 'disabled', 'required', 'hidden', 'open', 'novalidate'];

/** `Node.TEXT_NODE` and `Node.ELEMENT_NODE`, which Node has no global for. */
const TEXT = 3;
const ELEMENT = 1;

export function readMarkup(html: string, page: Document = document): Markup[] {
  const template = page.createElement('template');
  template.innerHTML = html;
  return [...template.content.childNodes].flatMap(readNode);
}

function readNode(node: Node): Markup[] {
  if (node.nodeType === TEXT) return [node.nodeValue ?? ''];
  if (node.nodeType !== ELEMENT) return [];
  const element = node as Element;
  const attributes = [...element.attributes].filter(({ name }) => !LEFT_OUT.includes(name) && !name.includes(':'));
  const props = Object.fromEntries(attributes.map(({ name, value }) => [NAMES[name] ?? name, value]));
  return [{ tag: element.localName, props, children: [...node.childNodes].flatMap(readNode) }];
}

/** Makes the elements, as often as a component that renders them does. */
export function elementsOf(markup: readonly Markup[], propsOf: PropsOf = () => ({})): ReactNode[] {
  return markup.map((each) => {
    if (typeof each === 'string') return each;
    const { tag, props, children } = each;
    return createElement(tag, { ...props, ...propsOf(tag, props) }, ...elementsOf(children, propsOf));
  });
}
