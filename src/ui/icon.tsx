import type { ReactNode } from 'react';

/** Kept's own few icons, on a grid of 20. Each has its word beside it, or a label for readers. */
const drawings = {
  today: (
    <>
      <circle cx="10" cy="10" r="3.4" />
      <path d="M10 2v2M10 16v2M2 10h2M16 10h2M4.4 4.4l1.4 1.4M14.2 14.2l1.4 1.4M4.4 15.6l1.4-1.4M14.2 5.8l1.4-1.4" />
    </>
  ),
  cases: (
    <>
      <circle cx="10" cy="10" r="7.2" />
      <path d="M10 5.8V10l2.8 2" />
    </>
  ),
  calendar: (
    <>
      <rect x="3" y="4" width="14" height="13" rx="2" />
      <path d="M3 8.2h14M7 2.4v3.2M13 2.4v3.2" />
    </>
  ),
  clients: (
    <>
      <circle cx="7.4" cy="7" r="2.9" />
      <path d="M2 16.6c.5-3 2.6-4.7 5.4-4.7s4.9 1.7 5.4 4.7M13 4.4a2.9 2.9 0 0 1 0 5.2M15.2 12.5c1.6.7 2.5 2.1 2.8 4.1" />
    </>
  ),
  protocol: (
    <>
      <path d="M5 6.4v7.2" />
      <circle cx="5" cy="4.2" r="1.9" />
      <circle cx="5" cy="15.8" r="1.9" />
      <path d="M10 4.2h7M10 10h7M10 15.8h7" />
    </>
  ),
  'on-call': <path d="M5.2 13.6V9a4.8 4.8 0 0 1 9.6 0v4.6l1.6 1.6H3.6zM8.2 17.2h3.6" />,
  templates: <path d="M3 4.5h14v9.4H9.4L5.8 17v-3.1H3zM6.4 8h7.2M6.4 10.6h4.4" />,
  people: (
    <>
      <circle cx="6.8" cy="13.2" r="3.4" />
      <path d="m9.3 10.8 7-7M13.4 6.6l2.3 2.3" />
    </>
  ),
  settings: (
    <>
      <path d="M3 6h7.5M14.5 6H17M3 14h2.5M9.5 14H17" />
      <circle cx="12.5" cy="6" r="2" />
      <circle cx="7.5" cy="14" r="2" />
    </>
  ),
  audit: (
    <>
      <path d="M2 10c1.9-3.3 4.6-5 8-5s6.1 1.7 8 5c-1.9 3.3-4.6 5-8 5s-6.1-1.7-8-5z" />
      <circle cx="10" cy="10" r="2.3" />
    </>
  ),
  search: (
    <>
      <circle cx="8.8" cy="8.8" r="5.3" />
      <path d="m12.8 12.8 4.2 4.2" />
    </>
  ),
  more: <path d="M4.5 10h.01M10 10h.01M15.5 10h.01" strokeWidth="2.6" />,
  lock: (
    <>
      <rect x="4" y="9" width="12" height="8" rx="2" />
      <path d="M6.8 9V6.6a3.2 3.2 0 0 1 6.4 0V9" />
    </>
  ),
  leave: <path d="M8 3.5H4.5v13H8M12.5 6.5 16 10l-3.5 3.5M16 10H8" />,
  person: (
    <>
      <circle cx="10" cy="6.6" r="3.2" />
      <path d="M3.8 17c.6-3.3 2.9-5.1 6.2-5.1s5.6 1.8 6.2 5.1" />
    </>
  ),
  grip: (
    <path d="M7.5 4.5h.01M12.5 4.5h.01M7.5 10h.01M12.5 10h.01M7.5 15.5h.01M12.5 15.5h.01" strokeWidth="2.4" />
  ),
  video: (
    <>
      <rect x="2.5" y="5.5" width="10.5" height="9" rx="2" />
      <path d="m13 9 4.5-2.5v7L13 11" />
    </>
  ),
  repeats: (
    <path d="M4 9a5 5 0 0 1 5-4h6M12.5 2.5 15 5l-2.5 2.5M16 11a5 5 0 0 1-5 4H5M7.5 17.5 5 15l2.5-2.5" />
  ),
  before: <path d="m12 5-5 5 5 5" />,
  after: <path d="m8 5 5 5-5 5" />,
  chevron: <path d="m5.5 8 4.5 4.5L14.5 8" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;
export const iconNames = Object.keys(drawings) as readonly IconName[];

export interface IconProps {
  readonly name: IconName;
  readonly size?: number;
}

export function Icon({ name, size = 20 }: IconProps) {
  return (
    <svg
      className="icon"
      viewBox="0 0 20 20"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {drawings[name]}
    </svg>
  );
}
