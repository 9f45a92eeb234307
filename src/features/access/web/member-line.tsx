import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Mark } from '#ui/mark.tsx';
import { roleWords } from './role-words.ts';
import { type Member, type WayIn, wayInWords } from './staff.ts';

export interface MemberLineProps {
  readonly member: Member;
  readonly way: WayIn | undefined;
  readonly backupName: string | undefined;
  readonly isOwn: boolean;
  readonly actions: ReactNode;
}

export function MemberLine({ member, way, backupName, isOwn, actions }: MemberLineProps) {
  const { name, email, phone, role, active, state } = member;
  return (
    <li className="member" data-active={active}>
      <div className="member-who">
        <bdi className="member-name">{name}</bdi>
        {isOwn && <span className="quiet"> (you)</span>}
        <span className="member-reach">
          {email}
          {phone && ` · ${phone}`}
        </span>
      </div>
      <span className="member-role">{roleWords[role]}</span>
      <span className="member-way">
        {state === 'invited' && active && (
          <>
            <Mark shape="ring" tone="quiet" />
            Has not joined yet
          </>
        )}
        {!active && (
          <>
            <Mark shape="diamond" tone="quiet" />
            Access ended
          </>
        )}
        {active && way && (
          <>
            <Mark shape={way.isSignedIn ? 'dot' : 'ring'} tone={way.isSignedIn ? 'accounted' : 'quiet'} />
            {wayInWords(way)}
            {way.isSignedIn && ' · signed in'}
          </>
        )}
      </span>
      <span className="member-backup">
        {backupName && (
          <>
            Backup: <bdi>{backupName}</bdi>
          </>
        )}
      </span>
      <span className="member-actions">{actions}</span>
    </li>
  );
}

export interface LineButtonProps {
  readonly label: string;
  readonly isBusy?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

export function LineButton({ label, isBusy = false, onClick, children }: LineButtonProps) {
  return (
    <Button variant="default" size="sm" aria-label={label} loading={isBusy} onClick={onClick}>
      {children}
    </Button>
  );
}
