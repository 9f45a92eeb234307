/** What every screen stands in: where one is, where one can go, and whose Kept this is. */
import './frame.css';
import { Menu, UnstyledButton } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { FramedPages } from './framed.ts';
import { Icon, type IconName } from './icon.tsx';
import { Toasts } from './toasts.tsx';

export interface Place {
  readonly to: string;
  readonly word: string;
  readonly icon: IconName;
  /** Where the screens begin that belong to this one and stand at an address of their own. */
  readonly also?: string;
}

export interface FrameProps {
  readonly practiceName: string;
  /** What one goes to many times a day. */
  readonly daily: readonly Place[];
  /** What one goes to now and then. */
  readonly seldom: readonly Place[];
  readonly search?: ReactNode;
  /** A quiet word in the header, on screens that have room for it. */
  readonly aside?: ReactNode;
  readonly ownMenu: ReactNode;
  /** A line that concerns every screen, under the header. */
  readonly notice?: ReactNode;
  readonly children: ReactNode;
}

export function Frame({ practiceName, daily, seldom, search, aside, ownMenu, notice, children }: FrameProps) {
  return (
    <div className="frame">
      <a className="skip-link" href="#content" onClick={skipToContent}>
        Skip to the content
      </a>
      <header className="frame-header">
        <Link to="/" className="frame-name">
          <span className="frame-kept">Kept</span>
          <span className="frame-practice" dir="auto">
            {practiceName}
          </span>
        </Link>
        {search}
        {aside}
        {ownMenu}
      </header>
      <nav className="rail" aria-label="Screens">
        <Places places={daily} />
        {seldom.length > 0 && <Places places={seldom} />}
      </nav>
      <main id="content" className="frame-content" tabIndex={-1}>
        {notice}
        <FramedPages value={true}>{children}</FramedPages>
      </main>
      <Toasts />
      <nav className="bottom-bar" aria-label="Screens">
        <ul>
          {daily.map((place) => (
            <li key={place.to}>
              <PlaceLink {...place} />
            </li>
          ))}
          {seldom.length > 0 && (
            <li>
              <More places={seldom} />
            </li>
          )}
        </ul>
      </nav>
    </div>
  );
}

function Places({ places }: { readonly places: readonly Place[] }) {
  return (
    <ul>
      {places.map((place) => (
        <li key={place.to}>
          <PlaceLink {...place} />
        </li>
      ))}
    </ul>
  );
}

function PlaceLink({ to, word, icon, also }: Place) {
  const isThereToo = useLocation({
    select: ({ pathname }) => also !== undefined && pathname.startsWith(also),
  });
  return (
    <Link
      to={to}
      className="place"
      activeOptions={{ exact: to === '/' }}
      {...(isThereToo && { 'aria-current': 'page' })}
    >
      <Icon name={icon} />
      <span>{word}</span>
    </Link>
  );
}

function More({ places }: { readonly places: readonly Place[] }) {
  return (
    <Menu position="top-end" width={220} withinPortal={false}>
      <Menu.Target>
        <UnstyledButton className="place">
          <Icon name="more" />
          <span>More</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {places.map(({ to, word, icon }) => (
          <Menu.Item
            key={to}
            leftSection={<Icon name={icon} />}
            renderRoot={(props) => <Link to={to} {...props} />}
          >
            {word}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Moves the focus without touching the address, which the screens read. */
function skipToContent(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}
