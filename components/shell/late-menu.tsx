'use client';
import { type ComponentProps, type ReactNode, Suspense, useState } from 'react';
import { useLate } from './use-late';

type LateMenuProps = {
  /** Fetches the menu; called when a finger or the keyboard nears it, and again when it opens. */
  load: () => Promise<unknown>;
  button: (props: ComponentProps<'button'>) => ReactNode;
  /** The menu, open when it comes, around the button it hangs on. */
  menu: (button: ReactNode) => ReactNode;
};

/** A button whose menu is fetched when it is wanted: the page is there sooner, and most visits open none. */
export function LateMenu({ load, button, menu }: LateMenuProps) {
  const [wanted, setWanted] = useState(false);
  const { near, whenThere } = useLate(load);
  const open = () => whenThere(() => setWanted(true));
  const closed = button({
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onPointerEnter: near,
    onFocus: near,
    onClick: open,
    onKeyDown: ({ key }) => key === 'ArrowDown' && open(),
  });
  return wanted ? <Suspense fallback={closed}>{menu(button({}))}</Suspense> : closed;
}
