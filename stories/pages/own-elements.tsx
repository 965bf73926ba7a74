import type { ComponentPropsWithRef } from 'react';
import type { ActionState, ClassNames, Components, Icons } from '../../src/index.ts';

/** Components as a shop has them already: a button, a link of its router, a picture. */
function ShopButton({ kind, busy, className: _kit, ...props }: ComponentPropsWithRef<'button'> & ActionState) {
  // Without the kit's classes: this button has a look of its own in every state.
  return <button {...props} className="solbat-action" data-variant={busy ? 'busy' : kind} />;
}

function ShopLink({
  kind,
  className: _kit,
  children,
  ...props
}: ComponentPropsWithRef<'a'> & Pick<ActionState, 'kind'>) {
  return (
    <a {...props} className="solbat-action" data-variant={kind}>
      {children}
      <span aria-hidden="true">→</span>
    </a>
  );
}

function ShopImage({ alt, ...props }: ComponentPropsWithRef<'img'> & { alt: string }) {
  return <img {...props} alt={alt} loading="lazy" className="solbat-picture" />;
}

/** A leaf, as printed on the shop's bags. */
function Leaf() {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <path d="M5 19C5 10 10 5 19 5c0 9-5 14-14 14Zm0 0 8-8" />
    </svg>
  );
}

function Mark({ text }: { text: string }) {
  return (
    <span aria-hidden="true" className="solbat-mark">
      {text}
    </span>
  );
}

export const OWN_COMPONENTS: Components = {
  button: (props, state) => <ShopButton {...props} {...state} />,
  link: (props, { kind }) => <ShopLink {...props} kind={kind} />,
  image: (props) => <ShopImage {...props} />,
};

export const OWN_CLASSES: ClassNames = {
  title: 'solbat-title',
  list: 'solbat-list',
  itemPicture: 'solbat-frame',
  total: 'solbat-total',
};

export const OWN_ICONS: Icons = {
  card: <Leaf />,
  done: <Leaf />,
  kakaopay: <Mark text="KP" />,
  naverpay: <Mark text="NP" />,
};
