import { Button, Divider, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { callServer, Refused } from '#ui/call-server.ts';
import { forgetLock } from '#ui/lock.ts';
import { Page } from '#ui/page.tsx';
import { Trouble } from '#ui/states.tsx';
import { useTrying } from '#ui/use-trying.ts';
import type { Me } from './me.ts';
import { canUsePasskeys, signInWithPasskey } from './passkey.ts';
import { SecondFactor } from './second-factor.tsx';
import { CodeForm, type PasswordFields, PasswordForm } from './sign-in-forms.tsx';

/** What is asked for next; a password is remembered only while a second factor is being set up with it. */
type Asked =
  | { readonly next: 'anything' | 'code' | 'passkey' }
  | { readonly next: 'second-factor'; readonly password: string };

export function SignInPage() {
  const { trouble, isBusy, trying } = useTrying();
  const [asked, setAsked] = useState<Asked>({ next: 'anything' });

  const withPasskey = () =>
    trying(async () => {
      await signInWithPasskey();
      goOn();
    });
  const withPassword = (fields: PasswordFields) =>
    trying(async () => {
      const { next } = await callServer<{ next: 'done' | 'code' }>('POST', '/sign-in', fields);
      const further = next === 'code' ? 'code' : await furtherFactor();
      if (further === null) goOn();
      else setAsked(further === 'second-factor' ? { next: further, ...fields } : { next: further });
    });
  const withCode = (code: string) =>
    trying(async () => {
      const isBackup = !/^\d{6}$/.test(code);
      await callServer('POST', isBackup ? '/sign-in/backup-code' : '/sign-in/code', { code });
      goOn();
    });

  if (asked.next === 'second-factor') return <SecondFactor password={asked.password} />;
  const passkey = canUsePasskeys() && (
    <Button size="md" loading={isBusy} onClick={withPasskey}>
      Use a passkey
    </Button>
  );
  return (
    <Page title={titles[asked.next]} narrow>
      {asked.next === 'code' && <CodeForm isBusy={isBusy} onCode={withCode} trouble={trouble} />}
      {asked.next === 'passkey' && passkey}
      {asked.next === 'anything' && (
        <WaysIn passkey={passkey}>
          <PasswordForm isBusy={isBusy} onPassword={withPassword} />
        </WaysIn>
      )}
      {trouble && asked.next !== 'code' && <Trouble>{trouble}</Trouble>}
    </Page>
  );
}

const titles = { anything: 'Sign in', code: 'Your code', passkey: 'Now your passkey' } as const;

function WaysIn({ passkey, children }: { readonly passkey: ReactNode; readonly children: ReactNode }) {
  return (
    <Stack gap="md">
      {passkey && (
        <>
          {passkey}
          <Divider label="or" />
        </>
      )}
      {children}
    </Stack>
  );
}

/** Whether a password was enough: a passkey that exists must be shown, and some roles must have a second factor. */
async function furtherFactor(): Promise<'passkey' | 'second-factor' | null> {
  try {
    const { secondFactor, secondFactorRequired } = await callServer<Me>('GET', '/me');
    return secondFactor === 'none' && secondFactorRequired ? 'second-factor' : null;
  } catch (error) {
    if (error instanceof Refused && error.code === 'second-factor-needed') return 'passkey';
    throw error;
  }
}

/** Back to where the sign-in ran out; only ever to an address of this Kept. */
function goOn(): void {
  forgetLock();
  const back = new URL(
    new URLSearchParams(window.location.search).get('back') ?? '/',
    window.location.origin,
  );
  window.location.assign(back.origin === window.location.origin ? back : '/');
}
